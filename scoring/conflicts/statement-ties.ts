/** 陈述与地域 / Ties nobody has to look up: what was said about one submission, and where both come from. */
import type { ExpertFacts } from "./facts.ts";
import { provinceName } from "./names/province-names.ts";
import { endOf, RELATION_TO_APPLICANT } from "./relation-rules.ts";
import { localKeys, type SubmissionIndex } from "./submission-index.ts";
import { BARE_TIE, type Hit } from "./tie.ts";

export function statementHits(index: SubmissionIndex, expert: ExpertFacts): Hit[] {
  return expert.facts.flatMap((fact) => {
    const relation = RELATION_TO_APPLICANT[fact.kind];
    const submission = fact.serial === null ? undefined : index.bySerial.get(fact.serial);
    if (relation === undefined || submission === undefined) return [];
    const { startedOn, detail } = fact;
    const about = { organizationId: submission.applicantId, startedOn, endedOn: endOf(fact), detail };
    return [{ submission, tie: { ...BARE_TIE, relation, ...about } }];
  });
}

export function localHits(index: SubmissionIndex, expert: ExpertFacts, homeCountry: string | null): Hit[] {
  const relation = expert.province === null ? "sameCountry" : "sameProvince";
  const tie = { ...BARE_TIE, relation, through: provinceName(expert.province ?? expert.country) } as const;
  return localKeys(expert, homeCountry).flatMap((key) =>
    (index.byRegion.get(key) ?? []).map((submission) => ({ submission, tie })),
  );
}
