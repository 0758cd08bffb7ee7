/**
 * 读取事实 / Reads one fact of an expert's record as it is stored: a row of texts, with what belongs to its kind as JSON.
 */
import { z } from "zod";
import { FACT_KINDS, type ExpertFact } from "./facts.ts";

export interface StoredFact {
  readonly kind: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly personName: string | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  /** JSON object; `birthYear` and `orcid` are the person's, `serial` and `documentNo` name a submission or document. */
  readonly detail: string;
}

const stored = z.object({
  birthYear: z.int().optional(),
  orcid: z.string().optional(),
  serial: z.string().optional(),
  documentNo: z.string().optional(),
});
const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** @returns undefined: a kind no rule knows; the record keeps it, a scan passes over it. @throws for a broken detail */
export function readFact(row: StoredFact): ExpertFact | undefined {
  const kind = FACT_KINDS.find((item) => item === row.kind);
  if (kind === undefined) return undefined;
  const detail = values.parse(JSON.parse(row.detail));
  const { birthYear, orcid, serial, documentNo } = stored.parse(detail);
  const person =
    row.personName === null ? null : { names: [row.personName], birthYear: birthYear ?? null, orcid: orcid ?? null };
  const { organizationId, organizationName, startedOn, endedOn } = row;
  return {
    kind,
    organizationId,
    organizationName,
    person,
    serial: serial ?? null,
    documentNo: documentNo ?? null,
    startedOn,
    endedOn,
    detail,
  };
}
