/** How well organizations and people are told apart: the labelled pairs, both halves, each figure with its target. */
import {
  type Half,
  type JudgedPair,
  judgedOrganizations,
  judgedPeople,
} from "../scoring/conflicts/labelled/read-labelled.ts";

export async function benchConflictLabels(): Promise<readonly string[]> {
  return (["tuning", "held-out"] as const).flatMap(linesOf);
}

function linesOf(half: Half): string[] {
  const organizations = judgedOrganizations(half);
  const pairs = [...organizations, ...judgedPeople(half)];
  const identified = pairs.filter((pair) => pair.isIdentified);
  const isSame = (pair: JudgedPair): boolean => pair.isSame;
  const isAsked = (pair: JudgedPair): boolean => pair.likeness.verdict === "maybe";
  const isSure = (pair: JudgedPair): boolean => pair.likeness.verdict === "same";
  const line = (name: string, list: readonly JudgedPair[], meets: (pair: JudgedPair) => boolean, target: number) =>
    shareLine(`${half}: ${name}`, list.filter(meets).length, list.length, target);
  return [
    line("identifiers, recall", identified.filter(isSame), isSure, 0.98),
    line("identifiers, precision", identified.filter(isSure), isSame, 0.9),
    line(
      "organizations matched or asked about",
      organizations.filter(isSame),
      (pair) => isSure(pair) || isAsked(pair),
      0.95,
    ),
    line("questions that are right", pairs.filter(isAsked), isSame, 0.6),
  ];
}

function shareLine(name: string, part: number, whole: number, target: number): string {
  const share = part / whole;
  const verdict = share >= target ? "reached" : "MISSED";
  return `${name.padEnd(58)} ${share.toFixed(3).padStart(9)}        target ${target} (${part} of ${whole})  ratio ${(share / target).toFixed(2)}  ${verdict}`;
}
