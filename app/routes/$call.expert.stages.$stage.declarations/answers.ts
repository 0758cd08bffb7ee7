import { textOf } from "#app/http/form.ts";

/** What was chosen for one submission, as it was typed. */
export interface GivenAnswer {
  readonly answer: string;
  readonly ruleCode: string;
  readonly statement: string;
}

export interface Answers {
  readonly none: readonly string[];
  readonly conflicts: readonly {
    readonly assignmentId: string;
    readonly ruleCode: string;
    readonly statement: string;
  }[];
  /** By assignment, to be shown again when something is missing. */
  readonly given: Readonly<Record<string, GivenAnswer>>;
  /** A conflict without its relation (by serial), or nothing answered at all (null). */
  readonly problem: { readonly serial: string | null } | undefined;
}

/**
 * Reads the declarations of a form. What is not answered stays due; only the line that says "none for all the rest"
 * answers for what stood above it, and only for submissions the form showed.
 */
export function answersOf(
  form: FormData,
  due: readonly { readonly assignmentId: string; readonly serial: string }[],
): Answers {
  const shown = due.filter(({ assignmentId }) => form.has(`shown.${assignmentId}`));
  const given = Object.fromEntries(
    shown.map(({ assignmentId }) => [
      assignmentId,
      {
        answer: textOf(form, `answer.${assignmentId}`),
        ruleCode: textOf(form, `rule.${assignmentId}`),
        statement: textOf(form, `statement.${assignmentId}`).trim(),
      },
    ]),
  );
  const rest = textOf(form, "rest") === "none" ? "none" : "";
  const answered = shown.map(({ assignmentId, serial }) => {
    const { answer = "", ruleCode = "", statement = "" } = given[assignmentId] ?? {};
    return { assignmentId, serial, answer: answer === "" ? rest : answer, ruleCode, statement };
  });
  const conflicts = answered.filter((item) => item.answer === "conflict");
  const none = answered.filter((item) => item.answer === "none").map((item) => item.assignmentId);
  const incomplete = conflicts.find((item) => item.ruleCode === "");
  const isEmpty = conflicts.length === 0 && none.length === 0;
  return {
    none,
    conflicts: conflicts.map(({ assignmentId, ruleCode, statement }) => ({ assignmentId, ruleCode, statement })),
    given,
    problem: incomplete === undefined ? (isEmpty ? { serial: null } : undefined) : { serial: incomplete.serial },
  };
}
