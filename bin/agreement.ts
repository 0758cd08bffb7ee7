/** `candela agreement`: how far the experts of a panel agree, by the statistics that are usual for it. */
import { completeTable } from "#scoring/reliability/complete-table.ts";
import { dStudy, gStudy } from "#scoring/reliability/generalizability.ts";
import { intraclassCorrelations } from "#scoring/reliability/intraclass-correlation.ts";
import { irrFigures } from "#scoring/reliability/irr-figures.ts";
import { fleissKappa, pairAgreements } from "#scoring/reliability/kappa.ts";
import { kendallW } from "#scoring/reliability/kendall-w.ts";
import { krippendorffAlpha } from "#scoring/reliability/krippendorff-alpha.ts";
import { readOptions } from "./arguments.ts";
import { BadInput } from "./bad-input.ts";
import { plainNumber } from "./plain-number.ts";
import { readMarks } from "./rank-marks.ts";
import { programVersion } from "./version.ts";
import { writeOutput } from "./write-output.ts";

export const AGREEMENT_HELP = `candela agreement --marks marks.csv [--rubric rubric.json] [--out agreement.json]

  marks.csv    submission,expert[,criterion],mark
  rubric.json  weights of the criteria, as for candela rank; without it they weigh the same

Gives JSON. krippendorff: alpha of the sheet totals, missing cells allowed. icc,
kendallW, fleissKappa and weightedKappa (each pair of experts) need submissions that
every expert marked: they use those, completeSubmissions says how many, and are null
where there are fewer than two. kendallW.isApproximate: p is by χ², and of fewer than
eight submissions only roughly right. gStudy: variances of submissions, experts, criteria and
their interactions by REML; dStudy: reliability of the mean of 1 to 10 experts with as
many criteria as there are. Unfinished sheets are left out; incompleteSheets says how many.

irr: alpha and kappas as R's irr 0.84.1 prints them, for comparison with figures made
there. It counts every rating of a complete table once for each other expert, and orders
the categories of weighted kappa as text ("10" before "2").

Exit 2: bad input, named with file, line and column; nothing is written.`;

/** @throws BadInput */
export async function agreementCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ["marks", "rubric", "out"]);
  writeOutput(options.one("out"), agreement(args));
}

/** The JSON text; nothing is written. @throws BadInput */
export function agreement(args: readonly string[]): string {
  const options = readOptions(args, ["marks", "rubric", "out"]);
  const file = options.one("marks");
  if (file === undefined) throw new BadInput("--marks: missing; a CSV file");
  const { marks, inputDigest } = readMarks(file, options.one("rubric"));
  const { table, incomplete, criteria } = marks.sheets;
  const complete = completeTable(table);
  const study = gStudy(marks.sheets);
  const krippendorff = krippendorffAlpha(table);
  const pairs = complete === null ? null : pairAgreements(complete);
  const unweighted = (pairs ?? []).flatMap((pair) => (pair.unweighted === null ? [] : [pair.unweighted]));
  const icc = complete === null ? null : intraclassCorrelations(complete);
  const document = {
    krippendorff,
    icc,
    kendallW: complete === null ? null : kendallW(complete),
    fleissKappa: complete === null ? null : fleissKappa(complete),
    weightedKappa: pairs,
    lightKappa: meanOf(unweighted),
    cronbachAlpha: icc?.ICC3k.value ?? null,
    gStudy: study,
    dStudy:
      study === null ? null : Array.from({ length: MOST_EXPERTS }, (_, k) => dStudy(study, k + 1, criteria.length)),
    irr: irrFigures(table, complete, krippendorff),
    submissions: table.submissions.length,
    experts: table.experts.length,
    sheets: table.values.length,
    incompleteSheets: incomplete.length,
    completeSubmissions: complete?.submissions.length ?? 0,
    inputDigest,
    version: programVersion(),
  };
  return `${JSON.stringify(document, (_, value: unknown) => (typeof value === "number" ? plainNumber(value) : value), 2)}\n`;
}

const MOST_EXPERTS = 10;

/** Light's kappa is the mean of the pairs' kappas. */
function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
