import type { Context } from "#app/workflow/context.ts";
import { type ExpertDetails as StoredDetails, findExpert } from "#app/workflow/experts.server.ts";

type ExpertFact = StoredDetails["facts"][number];

/** Everything the page of one expert shows, and nothing else. */
export async function loadExpert(ctx: Context, expertId: string) {
  const expert = await findExpert(ctx, expertId);
  const { id, code, nameZh, nameEn, titleZh, titleEn, kind, country, province, email, fields, capacity } = expert;
  return {
    ...{ id, code, nameZh, nameEn, titleZh, titleEn, kind, country, province, email, fields, capacity },
    organizationZh: expert.organizationNameZh,
    organizationEn: expert.organizationNameEn,
    isActive: expert.isActive === 1,
    hasAccount: expert.hasAccount,
    facts: expert.facts.map(factOf),
    conflicts: expert.conflicts.map((conflict) => ({
      id: conflict.id,
      submissionId: conflict.submissionId,
      serial: conflict.serial,
      titleZh: conflict.titleZh,
      titleEn: conflict.titleEn,
      ruleCode: conflict.ruleCode,
      isBlocking: conflict.isBlocking === 1,
    })),
    assignments: expert.assignments.map(({ stageKind, lines }) => ({
      stageKind,
      lines: lines.map(({ id, submissionId, serial, titleZh, titleEn, state, declaration, sheetState }) => ({
        ...{ id, submissionId, serial, titleZh, titleEn, state, declaration, sheetState },
      })),
    })),
  };
}

/** A fact as the table shows it and as its form is filled. */
function factOf(fact: ExpertFact) {
  const { id, kind, personName, startedOn, endedOn, detail } = fact;
  const text = (name: string): string => String(detail[name] ?? "");
  return {
    ...{ id, kind, personName, startedOn, endedOn },
    organizationZh: fact.organizationNameZh ?? fact.organizationName,
    organizationEn: fact.organizationNameEn ?? fact.organizationName,
    typed: {
      kind,
      organization: fact.organizationNameZh ?? fact.organizationName ?? "",
      personName: personName ?? "",
      birthYear: text("birthYear"),
      relation: text("relation"),
      serial: text("serial"),
      documentNo: text("documentNo"),
      startedOn: startedOn ?? "",
      endedOn: endedOn ?? "",
    },
  };
}

export type FactValues = ReturnType<typeof factOf>["typed"];
export type ExpertDetails = Awaited<ReturnType<typeof loadExpert>>;
