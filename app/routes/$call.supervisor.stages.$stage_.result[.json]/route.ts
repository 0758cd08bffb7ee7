import { jsonFileReply } from "#app/http/json-file.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";

/** The canonical document of a frozen result, from which anybody can recompute it. */
export const loader = fileFor(["supervisor"], async ({ aside, call, params }) => {
  const { kind } = stageOfAddress({ call, params });
  return jsonFileReply(`${call.slug}-${kind}-result`, await aside.ask("document", { kind }));
});
