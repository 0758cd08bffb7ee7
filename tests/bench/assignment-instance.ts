/** Assignment instances of the data folder `CANDELA_DATA`, which is not part of the project. */
import { join } from "node:path";
import type { AssignmentProblem } from "#scoring/assignment/assignment-problem.ts";
import { readTable } from "../../bin/csv.ts";
import { readJson } from "../../bin/json-file.ts";

interface InstanceFacts {
  readonly perSubmission: number;
  readonly minLoad: number;
  readonly maxLoad: number;
}

/** The folder of the instances; undefined: there is none on this machine. */
export function assignmentData(): string | undefined {
  const folder = process.env["CANDELA_DATA"];
  return folder === undefined || folder === "" ? undefined : join(folder, "assignment");
}

/** @throws BadInput when a file is missing or broken */
export function readInstance(data: string, name: string): AssignmentProblem {
  const file = (part: string) => join(data, name, part);
  const facts = readJson(file("instance.json")).document as InstanceFacts;
  const idsOf = (part: string, column: string) => readTable(file(part), [column]).rows.map((row) => row.cell(column));
  const experts = idsOf("experts.csv", "expert");
  const submissions = idsOf("submissions.csv", "submission");
  const expertAt = new Map(experts.map((id, index) => [id, index]));
  const submissionAt = new Map(submissions.map((id, index) => [id, index]));
  const pairOf = (row: { cell(column: string): string }): number =>
    expertAt.get(row.cell("expert"))! * submissions.length + submissionAt.get(row.cell("submission"))!;

  const fit = new Int32Array(experts.length * submissions.length);
  const forbidden = new Uint8Array(fit.length);
  for (const row of readTable(file("scores.csv.gz"), ["expert", "submission", "score"]).rows)
    fit[pairOf(row)] = Number(row.cell("score"));
  for (const row of readTable(file("conflicts.csv"), ["expert", "submission"]).rows) forbidden[pairOf(row)] = 1;
  return {
    experts: experts.map((id) => ({ id, minimumLoad: facts.minLoad, maximumLoad: facts.maxLoad })),
    submissions: submissions.map((id) => ({ id, demand: facts.perSubmission })),
    fit,
    forbidden,
    locked: [],
    groups: [],
  };
}
