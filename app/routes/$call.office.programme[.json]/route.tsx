import { jsonFileReply } from "#app/http/json-file.server.ts";
import { loaderFor } from "#app/http/page.server.ts";

/** The programme in force, to be changed and uploaded again. */
export const loader = loaderFor(["secretariat"], async ({ call }) =>
  Promise.resolve(
    jsonFileReply(`${call.slug}-programme-${call.programmeVersion}`, `${JSON.stringify(call.programme, null, 2)}\n`),
  ),
);
