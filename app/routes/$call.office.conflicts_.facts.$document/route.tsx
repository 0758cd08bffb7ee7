import { jsonFileReply } from "#app/http/json-file.server.ts";
import { fileFor } from "#app/http/page.server.ts";
import { CONFLICT_DOCUMENTS, exportConflictFacts } from "#app/workflow/conflict-export.server.ts";
import { Refusal } from "#app/workflow/refusal.ts";

/** One of the three documents from which `candela conflicts` scans again. */
export const loader = fileFor(["secretariat"], async ({ ctx, call, params }) => {
  const document = CONFLICT_DOCUMENTS.find((name) => name === params["document"]);
  if (document === undefined) throw new Refusal("not_found");
  const facts = await exportConflictFacts(ctx);
  return jsonFileReply(`${call.slug}-conflict-${document}`, `${JSON.stringify(facts[document], null, 2)}\n`);
});
