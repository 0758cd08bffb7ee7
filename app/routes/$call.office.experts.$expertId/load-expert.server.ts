import type { Context } from "#app/workflow/context.ts";
import { findExpert } from "#app/workflow/experts.server.ts";

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
    facts: expert.facts.map((fact) => ({
      id: fact.id,
      kind: fact.kind,
      organizationZh: fact.organizationNameZh ?? fact.organizationName,
      organizationEn: fact.organizationNameEn ?? fact.organizationName,
      personName: fact.personName,
      startedOn: fact.startedOn,
      endedOn: fact.endedOn,
    })),
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

export type ExpertDetails = Awaited<ReturnType<typeof loadExpert>>;
