import { jsonFileReply } from "#app/http/json-file.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { findPublicNotice } from "#app/workflow/notices.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { canonicalJson } from "#scoring/record/digest.ts";

/** The very bytes the list digest of the notice is the SHA-256 of. */
export const loader = fileFor("public", async ({ runtime, params }) => {
  const notice = await findPublicNotice(runtime, params["call"] ?? "");
  if (notice === undefined) throw new Refusal("not_found");
  return jsonFileReply(`${notice.document.call.slug}-notice`, canonicalJson(notice.document.fields));
});
