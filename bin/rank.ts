/** `candela rank`: marks in, a ranking and its report out, by the same rules as the web application. */
import { type Method, METHODS } from "#scoring/aggregation/by-method/method.ts";
import { rankByMethod } from "#scoring/aggregation/by-method/rank-by-method.ts";
import { listStability } from "#scoring/shortlist/stability/list-stability.ts";
import { DRAWS } from "#scoring/shortlist/stability/selection-chances.ts";
import { readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { type MarksFile, readMarks } from "./rank-marks.ts";
import { dropWarning, label, rankingCsv, rankingReport, refusal, refusedReport, scaleWarning } from "./rank-report.ts";
import { programVersion } from "./version.ts";
import { writeOutputs } from "./write-output.ts";

export const RANK_HELP = `candela rank --marks marks.csv [--rubric rubric.json] --method METHOD
  [--select N] [--seed TEXT] [--out ranking.csv] [--report report.json]

  marks.csv    submission,expert[,criterion],mark
  rubric.json  { "criteria": [{ "code": "novelty", "weight": 40 }, ...] }, as in a
               programme, or { "novelty": 40, ... }; whole weights that add up to 100.
               Without it criteria weigh the same. "scale": { "minimum", "maximum" }
               in the first form tells linear-bayes which marks no mark can exceed.

  METHOD is one of
  mean, trimmed-mean, median   of the sheet totals, exact; trimmed-mean drops one highest
                               and one lowest total and has no score below three sheets
  two-way       least squares of submissions and experts; expert effects add up to zero
  blup          crossed random effects by REML on the sheet totals (the usual choice)
  robust-blup   the same with less weight on marks far off everybody else's
  linear-bayes  also calibrates how much of the scale each expert uses, and how reliably
  mfrm          many-facet Rasch rating scale model by joint maximum likelihood, on the
                marks of each criterion; weights play no part, sheets may be unfinished

ranking.csv has submission,rank,score,mean,experts,se,p_selected: ranks 1, 2, 2, 4;
mean is the plain mean of the totals, experts the number of sheets.
report.json holds all figures; what a method does not have is null. severity is in the
model's own sign: points added to an expert's marks (below zero: severe), and for mfrm
logits of severity (above zero: severe).

--select N asks how sure the best N are: the chance of each to be truly among them, from
1,000 seeded draws, the grey zone, and who would leave and enter without each expert.
Without --seed the draws follow from the input itself.

"labelled" in the report, and on standard error, says where the comparison hangs on few
readings or on one expert, and what would help; "parts" lists who is on which side.
trimmed-mean warns of submissions with fewer than five sheets.

Exit 2: bad input, named with file, line and column; nothing is written.
Exit 3: the method cannot compare these submissions; the report says why in "refused",
and ranking.csv is not written: one that is there already is of an earlier run.`;

export interface Ranking {
  /** Null when the method refused. */
  readonly csv: string | null;
  readonly report: string;
  readonly refused: string | null;
  /** Lines for a person who reads no report: what is to be kept in mind of this ranking. */
  readonly notes: readonly string[];
}

/** @throws BadInput */
export async function rankCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ["marks", "rubric", "method", "select", "seed", "out", "report"]);
  const { csv, report, refused, notes } = ranking(args, (step) => {
    if (process.stderr.isTTY) console.error(step);
  });
  const [out, reportFile] = [options.one("out"), options.one("report")];
  writeOutputs([
    ...(reportFile === undefined ? [] : [{ file: reportFile, text: report }]),
    ...(csv === null || (out === undefined && reportFile !== undefined) ? [] : [{ file: out, text: csv }]),
  ]);
  for (const note of notes) console.error(note);
  if (refused === null) return;
  console.error(`refused: ${refused}`);
  process.exitCode = EXIT_REFUSED;
}

const EXIT_REFUSED = 3;

/** From so many marks on it may take longer than a second. */
const MANY_MARKS = 10_000;

/**
 * The texts of both files; nothing is written.
 * @param tell of each step of a long ranking, when it begins
 * @throws BadInput
 */
export function ranking(args: readonly string[], tell: (step: string) => void = () => undefined): Ranking {
  const options = readOptions(args, ["marks", "rubric", "method", "select", "seed", "out", "report"]);
  const file = options.one("marks");
  if (file === undefined) throw new BadInput("--marks: missing; a CSV file");
  const method = methodOf(options.one("method"));
  const input = readMarks(file, options.one("rubric"));
  const { marks, inputDigest } = input;
  if (method !== "mfrm") refuseUnfinishedSheets(input);
  const begin = marks.rows.length < MANY_MARKS ? () => undefined : tell;
  begin(`${marks.rows.length} marks: ${method}`);
  const { gate, parts, outcome } = rankByMethod(method, marks);
  const seed = options.one("seed") ?? inputDigest;
  const facts = { method, gate, parts, inputDigest, seed, version: programVersion() };
  const places = placesOf(options.one("select"), marks.rows);
  if ("refused" in outcome) {
    const report = jsonText(refusedReport(facts, outcome));
    return { csv: null, report, refused: refusal(outcome), notes: [] };
  }
  if (places !== null) begin(`${DRAWS} draws, and the list without each of ${outcome.experts.length} experts`);
  const stability = places === null ? null : listStability(outcome, places, seed);
  begin("writing the report");
  return {
    csv: rankingCsv(outcome, stability, marks.sheets.table),
    report: jsonText(rankingReport(facts, outcome, stability)),
    refused: null,
    notes: notesOf(label(facts), dropWarning(method, marks.sheets.table) ?? scaleWarning(method, marks.rows)),
  };
}

function notesOf(labelled: string | null, warning: string | null): string[] {
  return [
    ...(labelled === null ? [] : [`labelled: ${labelled}`]),
    ...(warning === null ? [] : [`warning: ${warning}`]),
  ];
}

function methodOf(text: string | undefined): Method {
  const method = METHODS.find((name) => name === text);
  if (method !== undefined) return method;
  throw new BadInput(`--method: ${text === undefined ? "missing" : `"${text}"`}; one of ${METHODS.join(", ")}`);
}

function placesOf(text: string | undefined, rows: MarksFile["marks"]["rows"]): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new BadInput(`--select: "${text}" is not a whole number above zero`);
  const submissions = new Set(rows.map(({ submission }) => submission)).size;
  if (Number(text) > submissions) throw new BadInput(`--select: ${text}, but there are ${submissions} submissions`);
  return Number(text);
}

/** A missing mark is never a zero, and a total without it would be of something else. */
function refuseUnfinishedSheets({ marks, complaint }: MarksFile): void {
  const [first] = marks.sheets.incomplete;
  if (first === undefined) return;
  const { submission, expert, missing } = first;
  const what = `the sheet of ${expert} on ${submission} has no mark of "${missing[0]!}"`;
  throw new BadInput(complaint(submission, expert, "criterion", what));
}

function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
