/** Conflicts of one field at a glance: persons against submissions. */
import { listConflictLines, type ConflictLine } from "#db/conflicts.ts";
import { listFieldSubmissions, listReadingPairs } from "#db/conflict-matrix.ts";
import { listExperts } from "#db/experts.ts";
import { callOf } from "./calls.server.ts";
import type { Context } from "./context.ts";
import { isStaff, submissionScope } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/** What a cell says, the strictest first; `reads`: an assignment and no conflict. */
const MATRIX_SIGNS = ["blockAbsolute", "block", "open", "conflict", "cleared", "note", "reads"] as const;
type MatrixSign = (typeof MATRIX_SIGNS)[number];

interface MatrixCell {
  readonly submissionId: string;
  readonly sign: MatrixSign;
  /** Rules of the conflicts, each once; none where somebody only reads. */
  readonly ruleCodes: readonly string[];
}

interface MatrixPerson {
  readonly id: string;
  /** Null for a member of staff. */
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Cells that are not empty, in the order of the submissions. */
  readonly cells: readonly MatrixCell[];
}

export interface ConflictMatrix {
  /** By serial. */
  readonly submissions: readonly {
    readonly id: string;
    readonly serial: string;
    readonly titleZh: string | null;
    readonly titleEn: string | null;
  }[];
  /** Experts who can judge the field by code, then whoever else has a conflict in it. */
  readonly persons: readonly MatrixPerson[];
  readonly blockedPairs: number;
}

/**
 * Everything is counted over what the actor may know: a person whose only conflict is with a hidden submission has no
 * row. Cost: four reads.
 * @throws Refusal not_found: not staff, or no such field
 */
export async function findConflictMatrix(ctx: Context, fieldCode: string): Promise<ConflictMatrix> {
  const { programme } = await callOf(ctx);
  if (!isStaff(ctx.actor) || programme.fields.every(({ code }) => code !== fieldCode)) throw new Refusal("not_found");
  const scope = submissionScope(ctx.actor, "staff");
  const submissions = await listFieldSubmissions(ctx.db, scope, fieldCode);
  const lines = (await listConflictLines(ctx.db, scope)).filter((line) => line.fieldCode === fieldCode);
  const signs = new Map<string, { sign: MatrixSign; ruleCodes: Set<string> }>();
  for (const { expertId, submissionId } of await listReadingPairs(ctx.db, scope, fieldCode))
    signs.set(`${expertId} ${submissionId}`, { sign: "reads", ruleCodes: new Set() });
  for (const line of lines) {
    const key = `${personOf(line)} ${line.submissionId}`;
    const before = signs.get(key);
    const sign = stricter(signOf(line), before?.sign);
    signs.set(key, { sign, ruleCodes: new Set([...(before?.ruleCodes ?? []), line.ruleCode]) });
  }
  const persons = (await personsOf(ctx, fieldCode, lines)).map((person) => ({
    ...person,
    cells: submissions.flatMap(({ id: submissionId }) => {
      const cell = signs.get(`${person.id} ${submissionId}`);
      return cell === undefined ? [] : [{ submissionId, sign: cell.sign, ruleCodes: [...cell.ruleCodes] }];
    }),
  }));
  const blocked = persons.flatMap(({ cells }) => cells).filter(({ sign }) => BLOCKING.has(sign));
  return { submissions, persons, blockedPairs: blocked.length };
}

const BLOCKING: ReadonlySet<MatrixSign> = new Set(["blockAbsolute", "block", "open", "conflict"]);

async function personsOf(
  ctx: Context,
  fieldCode: string,
  lines: readonly ConflictLine[],
): Promise<readonly Omit<MatrixPerson, "cells">[]> {
  const named = new Map(lines.map((line) => [personOf(line), line]));
  const experts = (await listExperts(ctx.db, ctx.actor.callId)).filter(
    ({ id, fields }) => fields.includes(fieldCode) || named.has(id),
  );
  const known = new Set(experts.map(({ id }) => id));
  const others = [...named].filter(([id]) => !known.has(id));
  return [
    ...experts.map(({ id, code, nameZh, nameEn }) => ({ id, code, nameZh, nameEn })),
    ...others.map(([id, { expertCode, personNameZh, personNameEn }]) => ({
      id,
      code: expertCode,
      nameZh: personNameZh ?? "",
      nameEn: personNameEn ?? "",
    })),
  ];
}

function personOf({ expertId, accountId }: ConflictLine): string {
  return expertId ?? accountId ?? "";
}

function signOf({ severity, isBlocking, verdict, verdictSecondBy }: ConflictLine): MatrixSign {
  if (isBlocking === 0) return verdict === "cleared" && verdictSecondBy !== null ? "cleared" : "note";
  if (severity === "disclose") return verdictSecondBy === null ? "open" : "conflict";
  return severity === "blockAbsolute" ? "blockAbsolute" : "block";
}

function stricter(one: MatrixSign, other: MatrixSign | undefined): MatrixSign {
  if (other === undefined) return one;
  return MATRIX_SIGNS.indexOf(one) <= MATRIX_SIGNS.indexOf(other) ? one : other;
}
