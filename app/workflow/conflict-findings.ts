/**
 * 扫描比对 / What a scan changes: its findings against what is on record. Nothing that is on record is recorded twice,
 * and no question that two people have answered is asked again while the answer holds.
 */
import type { ConflictOfPerson, FindingColumns } from "#db/conflicts.ts";
import { blocksReading } from "#scoring/conflicts/effective-severity.ts";
import type { Finding } from "#scoring/conflicts/finding.ts";
import { CONFLICT_SEVERITIES } from "#scoring/programme/kinds.ts";
import type { ConflictSeverity } from "#scoring/programme/programme.ts";

/** One row that a scan touches. */
export interface RowChange {
  readonly row: ConflictOfPerson;
  /** found: there again, or weighed anew; lost: no longer found; expired: its verdict holds no longer. */
  readonly what: "found" | "lost" | "expired";
  /** Empty columns are left out; what is there differs from the row. */
  readonly columns: FindingColumns;
}

export interface ScanChanges {
  readonly added: readonly Finding[];
  readonly changed: readonly RowChange[];
}

export interface ScanScope {
  /** Whom and what the scan looked at; about others it says nothing. */
  readonly personIds: ReadonlySet<string>;
  readonly submissionIds: ReadonlySet<string>;
  readonly ruleCodes: ReadonlySet<string>;
  /** Calendar day in the call's zone. */
  readonly today: string;
  /** Instant. */
  readonly now: string;
  /** What a conflict that people recorded weighs in the stage the findings are weighed in. */
  weigh(row: ConflictOfPerson): ConflictSeverity;
}

/**
 * A conflict that people have recorded covers the findings of the same person, submission and rule, unless a finding
 * weighs more. A row a scan made is known by its finding's key. Cost: linear in rows and findings.
 */
export function changesOf(
  rows: readonly ConflictOfPerson[],
  findings: readonly Finding[],
  scope: ScanScope,
): ScanChanges {
  const known = new Map(rows.map((row) => [rowKey(row), row]));
  const ofPeople = new Map<string, ConflictOfPerson>();
  for (const row of rows) if (row.findingKey === null) keepStrictest(ofPeople, row, scope);
  const added: Finding[] = [];
  const changed = new Map<string, RowChange>();
  const found = new Set<string>();
  for (const finding of findings) {
    const own = known.get(findingKey(finding));
    const covering = ofPeople.get(pairKey(finding.expertId, finding.submissionId, finding.ruleCode));
    const isCovered = covering !== undefined && !isStricter(finding.severity, scope.weigh(covering));
    if (own !== undefined) {
      found.add(own.id);
      note(changed, own, "found", refreshed(own, finding));
    } else if (isCovered) note(changed, covering, "found", evidenceOf(finding));
    else added.push(finding);
  }
  for (const row of rows) {
    if (isLost(row, found, scope)) note(changed, row, "lost", { lostAt: scope.now });
    if (isExpired(row, scope.today)) note(changed, row, "expired", { ...UNDECIDED, isBlocking: 1 });
  }
  return { added, changed: [...changed.values()] };
}

/** What a new row holds of a finding. */
export function columnsOf(finding: Finding): FindingColumns {
  const { sentence } = finding.evidence;
  return {
    ...evidenceOf(finding),
    findingKey: finding.key,
    certainty: finding.certainty,
    severity: finding.severity,
    endedOn: finding.endedOn,
    evidenceZh: sentence.zh,
    evidenceEn: sentence.en,
    isBlocking: blocksReading(finding.severity, null) ? 1 : 0,
  };
}

const UNDECIDED = {
  verdict: null,
  verdictReason: "",
  verdictBy: null,
  verdictSecondBy: null,
  verdictAt: null,
  clearedUntil: null,
} as const;

/** A verdict goes on holding; one that a fact was wrong does not, once the fact is there again. */
function refreshed(row: ConflictOfPerson, finding: Finding): FindingColumns {
  const columns = columnsOf(finding);
  const isDecidable = finding.severity === "disclose";
  const wasWithdrawn = row.lostAt !== null && !isDecidable && row.verdict === "cleared";
  const verdict = row.verdictSecondBy === null || wasWithdrawn ? null : row.verdict;
  return {
    ...columns,
    ...(wasWithdrawn ? UNDECIDED : {}),
    lostAt: null,
    isBlocking: blocksReading(finding.severity, verdict) ? 1 : 0,
  };
}

function evidenceOf({ ruleVersion, evidence }: Finding): FindingColumns {
  const { sentence: _sentence, ...facts } = evidence;
  return { ruleVersion, evidence: JSON.stringify(facts) };
}

function isLost(row: ConflictOfPerson, found: ReadonlySet<string>, scope: ScanScope): boolean {
  const wasLookedAt =
    scope.personIds.has(row.personId) && scope.submissionIds.has(row.submissionId) && scope.ruleCodes.has(row.ruleCode);
  return row.findingKey !== null && row.lostAt === null && wasLookedAt && !found.has(row.id);
}

function isExpired(row: ConflictOfPerson, today: string): boolean {
  const isCleared = row.verdict === "cleared" && row.verdictSecondBy !== null && row.lostAt === null;
  return isCleared && row.clearedUntil !== null && row.clearedUntil < today;
}

/** Columns that say what the row says already are left out; with none left there is no change. */
function note(
  changed: Map<string, RowChange>,
  row: ConflictOfPerson,
  what: RowChange["what"],
  columns: FindingColumns,
): void {
  const before = changed.get(row.id);
  const news = Object.entries(columns).filter(([name, value]) => row[name as keyof FindingColumns] !== value);
  if (news.length === 0) return;
  changed.set(row.id, { row, what, columns: { ...before?.columns, ...Object.fromEntries(news) } });
}

function keepStrictest(rows: Map<string, ConflictOfPerson>, row: ConflictOfPerson, { weigh }: ScanScope): void {
  const key = pairKey(row.personId, row.submissionId, row.ruleCode);
  const other = rows.get(key);
  if (other === undefined || isStricter(weigh(row), weigh(other))) rows.set(key, row);
}

function isStricter(one: ConflictSeverity, other: ConflictSeverity): boolean {
  return CONFLICT_SEVERITIES.indexOf(one) < CONFLICT_SEVERITIES.indexOf(other);
}

function pairKey(personId: string, submissionId: string, ruleCode: string): string {
  return `${personId} ${submissionId} ${ruleCode}`;
}

function rowKey({ personId, submissionId, findingKey: key }: ConflictOfPerson): string {
  return `${personId} ${submissionId} ${key ?? ""}`;
}

function findingKey({ expertId, submissionId, key }: Finding): string {
  return `${expertId} ${submissionId} ${key}`;
}
