/**
 * Figures that are known from elsewhere, against those the command line writes: every key of `scoring/answers.json`.
 *
 * What goes through `candela rank` and `candela agreement` is read from their texts. Effects as fixed effects and paired
 * comparisons are no verbs; they come from the rules themselves.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gStudy } from "#scoring/reliability/generalizability.ts";
import { bradleyTerry } from "#scoring/statistics/bradley-terry.ts";
import { fitCrossedModel } from "#scoring/statistics/crossed-model.ts";
import { ratingTable } from "#scoring/statistics/rating-table.ts";
import { agreement } from "../../bin/agreement.ts";
import { readTable } from "../../bin/csv.ts";
import { ranking } from "../../bin/rank.ts";
import { readMarks } from "../../bin/rank-marks.ts";
import { absolute, closed, Comparison, effect, joint, type Tolerance, variance } from "./known-answers-deviation.ts";
import { type Components, remlCriterion } from "./reml-criterion.ts";

export interface Line {
  readonly text: string;
  /** Within the tolerance, or known to differ and why. */
  readonly isGood: boolean;
}

/**
 * What is known to differ, and why it is not ours that is wrong: lme4's optimiser stopped short of the optimum. The next line
 * of the report proves it, or is not good.
 */
const EXPLAINED = new Map([["p04 gtheory", { upTo: 2, why: "the known figure was not at the optimum, see below" }]]);

/** Of a figure by its path; undefined where there is none. */
class Json {
  constructor(private readonly value: unknown) {}

  at(...path: readonly (string | number)[]): Json {
    const step = (value: unknown, key: string | number): unknown =>
      typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
    return new Json(path.reduce(step, this.value));
  }

  get number(): number {
    return typeof this.value === "number" ? this.value : Number.NaN;
  }

  get raw(): unknown {
    return this.value;
  }

  get keys(): string[] {
    return typeof this.value === "object" && this.value !== null ? Object.keys(this.value) : [];
  }

  get list(): Json[] {
    return Array.isArray(this.value) ? this.value.map((item) => new Json(item)) : [];
  }

  get texts(): string[] {
    return this.list.map(({ raw }) => String(raw));
  }
}

const REPORTED = ["entry", "rater", "criterion"] as const;

/** @param folder holds `answers.json` and a folder with `marks.csv` for each table */
export function knownAnswers(folder: string): Line[] {
  const document = new Json(JSON.parse(readFileSync(join(folder, "answers.json"), "utf8")));
  const answers = document.at("answers");
  return answers.keys
    .filter((key) => key !== "versions")
    .flatMap((key) => linesOf(folder, key, answers.at(key), document.at("published", key)));
}

/** One line that says ok or DIFFERS. */
function lineOf(key: string, comparison: Comparison): Line {
  const { text, ratio } = comparison.line(key);
  const explained = EXPLAINED.get(key);
  if (ratio <= 1 || explained === undefined) return { text, isGood: ratio <= 1 };
  return { text: `${text}; ${explained.why}`, isGood: ratio <= explained.upTo };
}

function linesOf(folder: string, key: string, answers: Json, published: Json): Line[] {
  if (key === "p05") return [instEval(marksOf(folder, key), answers)];
  if (key === "p08") return [skating(join(folder, "p08/isu_2016_17_season.csv"), answers)];
  if (key.startsWith("p09")) return [baseball(answers)];
  if (key.startsWith("p10")) return [citations(answers)];
  const marks = marksOf(folder, key);
  const parts = answers.keys.flatMap((part) => {
    const line = lineOf(`${key} ${part}`, partOf(marks, part, answers.at(part)));
    return part === "gtheory" ? [line, nearerOptimum(marks, answers.at(part))] : [line];
  });
  const printed = publishedOf(marks, published);
  return printed === null ? parts : [...parts, lineOf(`${key} as published`, printed)];
}

function marksOf(folder: string, key: string): string {
  return join(folder, key, "marks.csv");
}

function partOf(marks: string, part: string, answers: Json): Comparison {
  switch (part) {
    case "reliability":
      return reliability(marks, answers);
    case "mixed":
    case "mixed_on_mean":
      return mixed(report(marks, "blup"), answers);
    case "twoway":
    case "twoway_on_mean":
      return twoWay(report(marks, "two-way"), readTable(marks, []).rows.length, answers);
    case "mfrm_jmle":
      return rasch(report(marks, "mfrm"), answers);
    case "gtheory":
      return generalizability(marks, answers);
    default: {
      const comparison = new Comparison();
      comparison.compare(`nobody compares "${part}"`, 0, null, closed);
      return comparison;
    }
  }
}

function report(marks: string, method: string): Json {
  return new Json(JSON.parse(ranking(["--marks", marks, "--method", method]).report));
}

function agreementOf(marks: string): Json {
  return new Json(JSON.parse(agreement(["--marks", marks])));
}

/** Alpha and weighted kappa as irr prints them; where that is the definition too, the plain ones are compared as well. */
function reliability(marks: string, answers: Json): Comparison {
  const ours = agreementOf(marks);
  const comparison = new Comparison();
  const compare = (where: string, known: Json, figure: Json) =>
    comparison.compare(where, known.raw, figure.raw, closed);
  const isWhole = ours.at("completeSubmissions").number === ours.at("submissions").number;
  for (const metric of answers.at("krippendorff").keys) {
    const known = answers.at("krippendorff", metric);
    compare(`irr alpha ${metric}`, known, ours.at("irr", "krippendorff", metric));
    if (!isWhole) compare(`alpha ${metric}`, known, ours.at("krippendorff", metric));
  }
  compare("n_complete", answers.at("n_complete"), ours.at("completeSubmissions"));
  compare("n_entries", answers.at("n_entries"), ours.at("submissions"));
  compare("n_raters", answers.at("n_raters"), ours.at("experts"));
  for (const icc of answers.at("icc").list) {
    const kind = String(icc.at("type").raw);
    const names = { icc: "value", F: "F", df1: "df1", df2: "df2", p: "p", lo: "lower", hi: "upper" };
    for (const [theirs, name] of Object.entries(names))
      compare(`${kind} ${name}`, icc.at(theirs), ours.at("icc", kind, name));
  }
  const kendall = { ties_corrected: "W", chisq: "chi2", p: "p", uncorrected: "uncorrected" };
  for (const [theirs, name] of Object.entries(kendall))
    compare(`Kendall ${name}`, answers.at("kendallW", theirs), ours.at("kendallW", name));
  compare("Fleiss kappa", answers.at("fleiss_kappa", "value"), ours.at("fleissKappa", "kappa"));
  compare("Fleiss z", answers.at("fleiss_kappa", "z"), ours.at("fleissKappa", "z"));
  compare("Light kappa", answers.at("light_kappa"), ours.at("lightKappa"));
  compare("Cronbach alpha", answers.at("cronbach_alpha"), ours.at("cronbachAlpha"));
  answers.at("weighted_kappa").list.forEach((known, pair) => {
    const name = `${String(known.at("a").raw)} ${String(known.at("b").raw)}`;
    const same = { unweighted: "unweighted", spearman: "spearman", pearson: "pearson", kendall_tau_b: "kendallTauB" };
    for (const [theirs, figure] of Object.entries(same))
      compare(`${name} ${figure}`, known.at(theirs), ours.at("weightedKappa", pair, figure));
    for (const weights of ["linear", "quadratic"])
      compare(`${name} irr kappa ${weights}`, known.at(weights), ours.at("irr", "weightedKappa", pair, weights));
  });
  return comparison;
}

function mixed(ours: Json, answers: Json): Comparison {
  const comparison = new Comparison();
  comparison.compare("REML criterion", answers.at("reml_criterion").raw, ours.at("remlCriterion").raw, absolute(1e-4));
  comparison.compare("intercept", answers.at("intercept").raw, ours.at("intercept").raw, effect(0));
  comparison.compare("its error", answers.at("se_intercept").raw, ours.at("interceptSe").raw, effect(0));
  const variances = { var_entry: "submission", var_rater: "expert", var_resid: "residual" };
  for (const [theirs, name] of Object.entries(variances))
    comparison.compare(`variance ${name}`, answers.at(theirs).raw, ours.at("variance", name).raw, variance);
  const sides = [
    ["entry", "submissions", "effect", "var_entry"],
    ["rater", "experts", "severity", "var_rater"],
  ] as const;
  for (const [theirs, name, estimate, of] of sides) {
    const tolerance = effect(Math.sqrt(answers.at(of).number));
    for (const id of answers.at(theirs).keys) {
      comparison.compare(
        `${id} effect`,
        answers.at(theirs, id, "blup").raw,
        ours.at(name, id, estimate).raw,
        tolerance,
      );
      comparison.compare(`${id} error`, answers.at(theirs, id, "condsd").raw, ours.at(name, id, "se").raw, tolerance);
    }
  }
  return comparison;
}

function twoWay(ours: Json, marks: number, answers: Json): Comparison {
  const comparison = new Comparison();
  const sheets = ours.at("experts").keys.reduce((sum, id) => sum + ours.at("experts", id, "experts").number, 0);
  const residual = ours.at("variance", "residual").number;
  const rank = ours.at("graph", "rank").number;
  comparison.compare("rank", answers.at("rank").raw, rank, absolute(0));
  const parameters = ours.at("submissions").keys.length + ours.at("experts").keys.length - 1;
  comparison.compare("full rank", answers.at("full_rank").raw, rank === parameters, absolute(0));
  comparison.compare("sheets divide the marks", 0, marks % sheets, absolute(0));
  comparison.compare("residual squares", answers.at("rss").raw, residual * (sheets - rank), closed);
  comparison.compare("residual deviation", answers.at("sigma").raw, Math.sqrt(residual), closed);
  for (const id of answers.at("entry").keys) {
    comparison.compare(
      `${id} score`,
      answers.at("entry", id, "est").raw,
      ours.at("submissions", id, "score").raw,
      closed,
    );
    comparison.compare(`${id} error`, answers.at("entry", id, "se").raw, ours.at("submissions", id, "se").raw, closed);
  }
  for (const id of answers.at("rater").keys)
    comparison.compare(id, answers.at("rater", id).raw, ours.at("experts", id, "severity").raw, closed);
  return comparison;
}

function rasch(ours: Json, answers: Json): Comparison {
  const comparison = new Comparison();
  const [known, dropped] = [answers.at("dropped_extreme").texts, ours.at("dropped").texts];
  comparison.compare(`dropped ${dropped.join()}`, 0, known.join() === dropped.join() ? 0 : 1, absolute(0));
  comparison.compare("log-likelihood", answers.at("loglik").raw, ours.at("logLikelihood").raw, joint);
  const places = answers.at("max_score").number - answers.at("min_score").number;
  comparison.compare("thresholds", places, ours.at("thresholds").list.length, absolute(0));
  answers
    .at("thresholds")
    .list.forEach((threshold, place) =>
      comparison.compare(`threshold ${place + 1}`, threshold.raw, ours.at("thresholds", place).raw, joint),
    );
  const names = {
    entry: ["submissions", "score"],
    rater: ["experts", "severity"],
    criterion: ["criteria", "difficulty"],
  } as const;
  for (const facet of REPORTED) {
    const [name, measure] = names[facet];
    for (const id of answers.at(facet).keys)
      for (const [theirs, figure] of [
        ["measure", measure],
        ["se", "se"],
        ["infit", "infit"],
        ["outfit", "outfit"],
      ] as const)
        // prettier-ignore
        comparison.compare(`${id} ${figure}`, answers.at(facet, id, theirs).raw, ours.at(name, id, figure).raw, joint);
  }
  return comparison;
}

const COMPONENTS: Readonly<Record<string, keyof Components>> = {
  entry: "submission",
  rater: "expert",
  criterion: "criterion",
  "entry:rater": "submissionExpert",
  "entry:criterion": "submissionCriterion",
  "rater:criterion": "expertCriterion",
  Residual: "residual",
};

function generalizability(marks: string, answers: Json): Comparison {
  const ours = agreementOf(marks).at("gStudy");
  const comparison = new Comparison();
  for (const part of answers.keys)
    comparison.compare(part, answers.at(part).raw, ours.at(COMPONENTS[part] ?? part).raw, variance);
  return comparison;
}

/**
 * Which components are nearer the optimum, by the criterion itself on the same marks; and whether the known ones could be one
 * together, by putting our criterion's component among them. The rounding is how far two orders of the marks are apart.
 */
function nearerOptimum(file: string, answers: Json): Line {
  const { rows, sheets } = readMarks(file, undefined).marks;
  const study = gStudy(sheets);
  const figures = Object.entries(COMPONENTS);
  const components = (of: (theirs: string, name: keyof Components) => number) =>
    Object.fromEntries(figures.map(([theirs, name]) => [name, of(theirs, name)])) as unknown as Components;
  const known = components((theirs) => answers.at(theirs).number);
  const ours = components((_, name) => study?.[name] ?? Number.NaN);
  const [atKnown, atOurs] = [remlCriterion(rows, known), remlCriterion(rows, ours)];
  const atMixed = remlCriterion(rows, { ...known, criterion: ours.criterion });
  const rounding = Math.abs(remlCriterion(rows.toReversed(), ours) - atOurs);
  const lower = (criterion: number) => (atKnown - criterion).toExponential(1);
  const isGood = atKnown - atOurs > -100 * Math.max(rounding, Number.EPSILON * Math.abs(atOurs));
  return {
    text: `${isGood ? "ok     " : "WRONG  "} its REML criterion            ${atKnown.toFixed(9)} at the known components, ${atOurs.toFixed(9)} at ours: lower by ${lower(atOurs)} (rounding ${rounding.toExponential(0)}); with our criterion's component alone among the known ones lower by ${lower(atMixed)}`,
    isGood,
  };
}

/** What was printed in a paper or manual, to its own digits; null where nothing is known but the source. */
function publishedOf(marks: string, published: Json): Comparison | null {
  const figures = published.keys.filter((key) => typeof published.at(key).raw === "number");
  if (figures.length === 0) return null;
  const ours = agreementOf(marks);
  const comparison = new Comparison();
  for (const key of figures) {
    const figure = key.startsWith("ICC")
      ? ours.at("icc", key, "value")
      : key.startsWith("kendall")
        ? ours.at("kendallW", "W")
        : ours.at("krippendorff", key);
    comparison.compare(key, published.at(key).raw, figure.raw, halfOfLastDigit);
  }
  return comparison;
}

const halfOfLastDigit: Tolerance = (known) => 0.5 * 10 ** -(String(known).split(".")[1] ?? "").length;

function instEval(marks: string, answers: Json): Line {
  const ours = report(marks, "blup");
  const comparison = new Comparison();
  // Nine digits are known of the criterion: to half a thousandth.
  comparison.compare("REML criterion", answers.at("reml").raw, ours.at("remlCriterion").raw, absolute(6e-4));
  comparison.compare("intercept", answers.at("intercept").raw, ours.at("intercept").raw, effect(0));
  const variances = { var_s: "expert", var_d: "submission", var_resid: "residual" };
  for (const [theirs, name] of Object.entries(variances))
    comparison.compare(`variance ${name}`, answers.at(theirs).raw, ours.at("variance", name).raw, variance);
  comparison.compare("experts", answers.at("raters").raw, ours.at("experts").keys.length, absolute(0));
  comparison.compare("submissions", answers.at("entries").raw, ours.at("submissions").keys.length, absolute(0));
  const effects = new Map(
    ours.at("submissions").keys.map((id) => [id, ours.at("submissions", id, "effect").number] as const),
  );
  const best = [...effects].sort(([, a], [, b]) => b - a);
  answers.at("top20_entries").texts.forEach((id, place) => {
    comparison.compare(`place ${place + 1} is ${id}`, 0, best[place]?.[0] === id ? 0 : 1, absolute(0));
    comparison.compare(id, answers.at("top20_blup", place).raw, effects.get(id), effect(0.5));
  });
  return lineOf("p05 mixed", comparison);
}

/** Judges' points for skaters of their own country, as a fixed effect beside performance and judge. */
function skating(file: string, answers: Json): Line {
  const rows = readTable(file, ["performance", "judge", "nation", "judge_country", "program", "score"]).rows;
  const table = ratingTable(
    rows.map((row) => ({
      submission: row.cell("performance"),
      expert: row.cell("judge"),
      value: Number(row.cell("score")),
    })),
  );
  const cells = new Map(rows.map((row) => [JSON.stringify([row.cell("performance"), row.cell("judge")]), row]));
  const cellOf = (row: number) =>
    cells.get(JSON.stringify([table.submissions[table.submissionOf[row]!]!, table.experts[table.expertOf[row]!]!]))!;
  const same = Float64Array.from(table.values, (_, row) =>
    cellOf(row).cell("nation") === cellOf(row).cell("judge_country") ? 1 : 0,
  );
  const free = same.map((pair, row) => (cellOf(row).cell("program").includes("FREE") ? pair : 0));
  const model = fitCrossedModel(table, { columns: [same] });
  const byLength = fitCrossedModel(table, { columns: [same, free] });
  const comparison = new Comparison();
  const thousandth = absolute(5e-4);
  comparison.compare("scores", answers.at("n").raw, table.values.length, absolute(0));
  comparison.compare("performances", answers.at("performances").raw, table.submissions.length, absolute(0));
  comparison.compare("judges", answers.at("judges").raw, table.experts.length, absolute(0));
  comparison.compare("same pairs", answers.at("same_pairs").raw, same.reduce((sum, pair) => sum + pair, 0), absolute(0)); // prettier-ignore
  const [found] = model.fixed;
  comparison.compare("same country", answers.at("lmer_same_effect", "est").raw, found?.estimate, thousandth);
  comparison.compare("its error", answers.at("lmer_same_effect", "se").raw, found?.standardError, thousandth);
  comparison.compare("its t", answers.at("lmer_same_effect", "t").raw, found!.estimate / found!.standardError, absolute(5e-3)); // prettier-ignore
  const { submission, expert, residual } = model.variances;
  comparison.compare("variance performance", answers.at("vc", "performance").raw, submission, variance);
  comparison.compare("variance judge", answers.at("vc", "judge").raw, expert, variance);
  comparison.compare("variance residual", answers.at("vc", "Residual").raw, residual, variance);
  comparison.compare("short", answers.at("by_length", "short").raw, byLength.fixed[0]?.estimate, thousandth);
  comparison.compare("free", answers.at("by_length", "free_extra").raw, byLength.fixed[1]?.estimate, thousandth);
  return lineOf("p08 same-country effect", comparison);
}

function baseball(answers: Json): Line {
  const teams = answers.at("wins").keys;
  const games = String(answers.at("games").raw);
  // "22 per pair except Cleveland-Boston 23, …": every pair but the named ones plays as often.
  const usual = Number(/^(\d+) per pair/.exec(games)?.[1]);
  const uneven = new Map([...games.matchAll(/([A-Z][\w ]+-[A-Z][\w ]+) (\d+)/g)].map((m) => [m[1]!, Number(m[2])]));
  const count = (a: string, b: string) => uneven.get(`${a}-${b}`) ?? uneven.get(`${b}-${a}`) ?? usual;
  const { abilities, standardErrors } = bradleyTerry(
    teams.map((team) => answers.at("wins", team).number),
    teams.map((a) => teams.map((b) => (a === b ? 0 : count(a, b)))),
  );
  const comparison = new Comparison();
  teams.forEach((team, index) => {
    const ours = abilities[index]!;
    comparison.compare(`${team} as printed`, answers.at("published_facets_4_1_8", team).raw, ours, absolute(0.01));
    comparison.compare(team, answers.at("computed_bt_logit", team).raw, ours, closed);
    const error = answers.at("computed_se_unconditional", team).raw;
    comparison.compare(`${team} error`, error, standardErrors[index], closed);
  });
  return lineOf("p09 Bradley–Terry", comparison);
}

function citations(answers: Json): Line {
  const journals = answers.at("table").keys;
  const cited = (a: string, b: string) => (a === b ? 0 : answers.at("table", a, b).number);
  const { abilities, errorOfDifference } = bradleyTerry(
    journals.map((a) => journals.reduce((sum, b) => sum + cited(a, b), 0)),
    journals.map((a) => journals.map((b) => cited(a, b) + cited(b, a))),
  );
  const comparison = new Comparison();
  journals.forEach((journal, index) => {
    const known = answers.at("abilities", journal);
    comparison.compare(journal, known.at("ability").raw, abilities[index]! - abilities[0]!, closed);
    const error = index === 0 ? 0 : errorOfDifference(index, 0);
    comparison.compare(`${journal} error`, known.at("se").raw, error, closed);
  });
  return lineOf("p10 Bradley–Terry", comparison);
}
