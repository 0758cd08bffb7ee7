import { jsonFileReply } from "#app/http/json-file.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { findPublicList } from "#app/workflow/notices.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import { canonicalJson } from "#scoring/record/digest.ts";

/** The very bytes the digest of the published list is the SHA-256 of. */
export const loader = fileFor("public", async ({ runtime, params }) => {
  const list = await findPublicList(runtime, params["call"] ?? "");
  if (list === undefined) throw new Refusal("not_found");
  return jsonFileReply(`${list.document.call.slug}-list`, canonicalJson(list.document.fields));
});
