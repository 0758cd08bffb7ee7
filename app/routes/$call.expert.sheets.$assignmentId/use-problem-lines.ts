import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { type ProblemValue, useProblemText } from "#app/components/problem-text.ts";
import { markField, pageField, reasonField, sourceField } from "#app/components/score-sheet/typed-sheet.ts";
import type { Rubric } from "#scoring/programme/programme.ts";
import { SHEET_PROBLEM_CODES } from "#scoring/rubric/check-marks.ts";
import type { SheetProblemLine } from "./problem-list.tsx";

/** The desk's problems as sentences that name the criterion and lead to its field. */
export function useProblemLines(rubric: Rubric, problems: readonly ProblemValue[] = []): readonly SheetProblemLine[] {
  const { t } = useTranslation();
  const pick = usePick();
  const names = Object.fromEntries([...rubric.criteria, ...rubric.flags].map(({ code, name }) => [code, pick(name)]));
  const sentence = useProblemText(names);
  const labelled = (label: string, text: string): string => t("common.labelled", { label, text });
  return problems.map((problem) => {
    const criterion = rubric.criteria.find(({ code }) =>
      [code, markField(code), pageField(code)].includes(problem.field ?? ""),
    )?.code;
    const isOfMark = SHEET_PROBLEM_CODES.some((code) => code === problem.code);
    const params = { ...reasonLimits(rubric), ...problem.params, ...(criterion === undefined ? {} : { criterion }) };
    const text = sentence({ ...problem, params });
    if (criterion === undefined) {
      const isOfComment = problem.field === "comment";
      const field = isOfComment ? "comment" : undefined;
      return { field, criterion, text: isOfComment && !isOfMark ? labelled(t("expert.sheet.comment"), text) : text };
    }
    const field = (isOfMark ? (FIELDS[problem.code] ?? markField) : reasonField)(criterion);
    return { field, criterion, text: isOfMark ? text : labelled(names[criterion] ?? criterion, text) };
  });
}

/** Where a problem of a criterion is put right, if not at its mark. */
const FIELDS: Readonly<Partial<Record<string, (criterion: string) => string>>> = {
  reason_required: reasonField,
  duplicate_evidence: sourceField,
  unknown_source: sourceField,
  page_without_file: pageField,
  page_out_of_range: pageField,
};

/** The sentence about a missing reason names both limits; without one, the end of the scale stands for it. */
function reasonLimits({ reason, scale }: Rubric) {
  return { below: reason.below ?? scale.minimum, from: reason.from ?? scale.maximum + 1 };
}
