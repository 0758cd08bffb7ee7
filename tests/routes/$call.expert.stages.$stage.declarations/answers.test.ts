import { describe, expect, it } from "vitest";
import { answersOf } from "#app/routes/$call.expert.stages.$stage.declarations/answers.ts";

const due = [
  { assignmentId: "a", serial: "F04-001" },
  { assignmentId: "b", serial: "F04-002" },
  { assignmentId: "c", serial: "F04-003" },
];

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const { assignmentId } of due) form.set(`shown.${assignmentId}`, "1");
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("declarations of a form", () => {
  it("what is not answered stays due", () => {
    const { none, conflicts, problem } = answersOf(formOf({ "answer.a": "none" }), due);
    expect({ none, conflicts, problem }).toEqual({ none: ["a"], conflicts: [], problem: undefined });
  });

  it("the last line answers for everything that was left unanswered, and for nothing else", () => {
    const form = formOf({ "answer.b": "conflict", "rule.b": "KIN", "statement.b": " a cousin ", rest: "none" });
    const { none, conflicts } = answersOf(form, due);
    expect(none).toEqual(["a", "c"]);
    expect(conflicts).toEqual([{ assignmentId: "b", ruleCode: "KIN", statement: "a cousin" }]);
  });

  it("the last line does not answer for a submission the form did not show", () => {
    const form = formOf({ rest: "none" });
    form.delete("shown.c");
    expect(answersOf(form, due).none).toEqual(["a", "b"]);
  });

  it("a conflict without its relation is named by serial, and what was typed is kept", () => {
    const { problem, given } = answersOf(formOf({ "answer.b": "conflict", "statement.b": "a cousin" }), due);
    expect(problem).toEqual({ serial: "F04-002" });
    expect(given["b"]).toEqual({ answer: "conflict", ruleCode: "", statement: "a cousin" });
  });

  it("no answer at all is a problem and no declaration", () => {
    expect(answersOf(formOf({}), due).problem).toEqual({ serial: null });
  });

  it("a submission that is not due is not declared, whatever the form says", () => {
    const form = formOf({ "answer.z": "none", "shown.z": "1", "answer.a": "none" });
    expect(answersOf(form, due).none).toEqual(["a"]);
  });
});
