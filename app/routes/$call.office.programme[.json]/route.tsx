import { jsonFileReply } from "#app/http/json-file.server.ts";
import { fileFor } from "#app/http/page.server.ts";

/** The programme in force, to be changed and uploaded again. */
export const loader = fileFor(["secretariat"], async ({ call }) =>
  Promise.resolve(
    jsonFileReply(`${call.slug}-programme-${call.programmeVersion}`, `${JSON.stringify(call.programme, null, 2)}\n`),
  ),
);
