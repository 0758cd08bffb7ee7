import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METHODS } from "#scoring/aggregation/by-method/method.ts";
import type { Rating } from "#scoring/statistics/rating-table.ts";
import { type Ranking, ranking } from "../../bin/rank.ts";
import { anyRatings, connectedRatings } from "../scoring/statistics/any-ratings.ts";
import { SHROUT_FLEISS, tableOf } from "../scoring/statistics/published-tables.ts";
import { joinedPanels } from "../scoring/support/drawn-panels.ts";
import { marksCsv, marksFolder } from "./marks-files.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/candela.ts");
/** By its address, because the program runs in a folder of its own. */
const TSX = createRequire(import.meta.url).resolve("tsx");

const folder = marksFolder();

interface Figures {
  readonly score: number | null;
  readonly se: number | null;
  readonly rank: number | null;
  readonly pSelected: number | null;
}
interface Report {
  readonly submissions: Readonly<Record<string, Figures>>;
  readonly experts: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly dropped: readonly string[];
  readonly refused: string | null;
  readonly stability: { readonly greyZone: readonly string[]; readonly leaveOneOut: readonly unknown[] } | null;
  readonly [key: string]: unknown;
}

function rank(ratings: readonly Rating[], ...args: readonly string[]): Ranking {
  folder.write({ "marks.csv": marksCsv(ratings) });
  const result = folder.run(ranking, "--marks", "marks.csv", ...args);
  if (typeof result === "string") throw new Error(result);
  return result;
}

function report(ratings: readonly Rating[], ...args: readonly string[]): Report {
  return JSON.parse(rank(ratings, ...args).report) as Report;
}

/** What a person reads when the input does not fit. */
function complaint(files: Readonly<Record<string, string>>, ...args: readonly string[]): string {
  folder.write(files);
  const result = folder.run(ranking, ...args);
  return typeof result === "string" ? result : `taken: ${result.csv ?? ""}`;
}

const MARKS = ["--marks", "marks.csv", "--method", "mean"];

/** Further variables of the environment may come last. */
function program(...args: readonly (string | Record<string, string>)[]) {
  const words = args.filter((arg) => typeof arg === "string");
  const places = args.filter((arg) => typeof arg !== "string");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", TSX, PROGRAM, "rank", ...words], {
    cwd: folder.path,
    encoding: "utf8",
    env: Object.assign({}, process.env, ...places) as NodeJS.ProcessEnv,
  });
  return { status, stdout, stderr };
}

describe("candela rank", () => {
  it("ranks the published table by the effects of the crossed model", () => {
    const { csv } = rank(SHROUT_FLEISS, "--method", "blup");
    expect(csv).toBe(
      "submission,rank,score,mean,experts,se,p_selected\n" +
        "S005,1,7.29973848942,7.5,4,0.719100157556,\n" +
        "S003,2,6.39042294704,6.5,4,0.719100157556,\n" +
        "S001,3,5.93576517585,6,4,0.719100157556,\n" +
        "S006,4,4.79912074788,4.75,4,0.719100157556,\n" +
        "S004,5,4.1171340911,4,4,0.719100157556,\n" +
        "S002,6,3.20781854872,3,4,0.719100157556,\n",
    );
  });

  it("tells what it is at where the marks are many, and is silent where they are few", () => {
    const told = (submissions: number): string[] => {
      const steps: string[] = [];
      const row = (index: number, expert: number) => `S${index},E${expert},${(index * 7 + expert * 3) % 9}\n`;
      const rows = Array.from({ length: submissions }, (_, index) => row(index, 1) + row(index, 2));
      folder.write({ "many.csv": `submission,expert,mark\n${rows.join("")}` });
      ranking(["--marks", join(folder.path, "many.csv"), "--method", "mean", "--select", "3"], (step) => {
        steps.push(step);
      });
      return steps;
    };
    expect(told(4999)).toEqual([]);
    expect(told(5000)).toEqual([
      "10000 marks: mean",
      "1000 draws, and the list without each of 2 experts",
      "writing the report",
    ]);
  });

  it.each(METHODS)("%s fills the whole report, null where the method has no such figure", (method) => {
    const found = report(SHROUT_FLEISS, "--method", method, "--select", "2");
    expect(Object.keys(found)).toEqual(
      "method submissions experts criteria variance remlCriterion logLikelihood intercept interceptSe thresholds dropped graph reliability stability refused labelled inputDigest seed version".split(
        " ",
      ),
    );
    expect(found).toMatchObject({ method, refused: null, dropped: [], graph: { components: 1, bridges: [], rank: 9 } });
    const { score, rank: place, pSelected } = found.submissions["S005"]!;
    expect([place, score !== null && score > 0, pSelected !== null && pSelected > 0.8]).toEqual([1, true, true]);
    expect(Object.keys(found.experts["E001"]!)).toEqual(["severity", "se", "experts", "infit", "outfit"]);
    expect(found.experts["E001"]!["experts"]).toBe(6);
    const calibrates = !["mean", "trimmed-mean", "median"].includes(method);
    expect(found.experts["E001"]!["severity"] === null).toBe(!calibrates);
    expect(found.stability!.leaveOneOut).toHaveLength(4);
  });

  it.each(METHODS)("%s gives the same bytes whatever the order of the rows", (method) => {
    fc.assert(
      fc.property(anyRatings(), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (ratings, keys) => {
        const shuffled = ratings
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const args = ["--method", method, "--select", "1"];
        expect(rank(shuffled, ...args)).toEqual(rank(ratings, ...args));
      }),
      { numRuns: 25 },
    );
  });

  it("a constant on all marks of one expert changes no rank under two-way least squares", () => {
    fc.assert(
      fc.property(connectedRatings(), fc.integer({ min: -30, max: 30 }), (ratings, points) => {
        const moved = ratings.map((row) => (row.expert === "E1" ? { ...row, value: row.value + points } : row));
        const ranks = (rows: readonly Rating[]) =>
          Object.values(report(rows, "--method", "two-way").submissions).map((figures) => figures.rank);
        expect(ranks(moved)).toEqual(ranks(ratings));
      }),
      { numRuns: 25 },
    );
  });

  it("the same seed gives the same chances, another seed others; without one they follow from the input", () => {
    const noisy = tableOf([[7, 6, 9], [8, 5, 7], [6, 8, 8], [7, 7, 6], [5, 6, 6]]); // prettier-ignore
    const chances = (...args: readonly string[]) =>
      Object.values(report(noisy, "--method", "mean", "--select", "2", ...args).submissions).map((s) => s.pSelected);
    expect(chances("--seed", "spring")).toEqual(chances("--seed", "spring"));
    expect(chances("--seed", "spring")).not.toEqual(chances("--seed", "autumn"));
    expect(chances()).toEqual(chances());
  });

  it("weights of the rubric decide, written as in a programme or by code, and a sheet's total is exact", () => {
    const marks =
      "submission,expert,criterion,mark\nS1,E1,novelty,90\nS1,E1,effect,60\nS2,E1,novelty,60\nS2,E1,effect,90\n";
    const programme = '{"criteria":[{"code":"novelty","weight":70,"name":{"zh":"新"}},{"code":"effect","weight":30}]}';
    folder.write({ "c.csv": marks, "a.json": programme, "b.json": '{"novelty":70,"effect":30}' });
    const of = (rubric: string) =>
      folder.run(ranking, "--marks", "c.csv", "--rubric", rubric, "--method", "mean") as Ranking;
    expect(of("a.json").csv).toBe("submission,rank,score,mean,experts,se,p_selected\nS1,1,81,81,1,,\nS2,2,69,69,1,,\n");
    expect(of("b.json")).toEqual(of("a.json"));
    const alike = folder.run(ranking, "--marks", "c.csv", "--method", "mean") as Ranking;
    expect(alike.csv).toContain("S1,1,75,75,1,,\nS2,1,75,75,1,,\n");
  });

  it("a byte-order mark, CRLF, gzip, further columns and decimals are taken as they are", () => {
    const plain = marksCsv(SHROUT_FLEISS);
    folder.write({ "plain.csv": plain, "packed.csv.gz": plain });
    folder.write({ "office.csv": `\uFEFF${plain.replaceAll("\n", ",x\r\n").replace("mark,x", "mark,note")}` });
    const of = (file: string) => folder.run(ranking, "--marks", file, "--method", "blup");
    expect(of("packed.csv.gz")).toEqual(of("plain.csv"));
    expect(of("office.csv")).toEqual(of("plain.csv"));
    const decimals = [80.25, 80.5].map((value, i) => ({ submission: `S${i}`, expert: "E1", value }));
    expect(rank(decimals, "--method", "mean").csv).toContain("S1,1,80.5,80.5,1,,\nS0,2,80.25,80.25,1,,\n");
  });

  describe("names what does not fit with file, line and column", () => {
    const head = "submission,expert,criterion,mark\n";
    const marks = { "marks.csv": `${head}S1,E1,a,80\nS1,E1,b,70\nS2,E1,a,60\nS2,E1,b,90\n` };
    const weighted = [...MARKS, "--rubric", "rubric.json"];

    it("a mark that is no number, an empty id, a mark given twice", () => {
      expect(complaint({ "marks.csv": `${head}S1,E1,a,80\nS1,E1,b,many\nS2,,a,\n` }, ...MARKS)).toBe(
        'marks.csv:3: mark: "many" is not a number',
      );
      expect(complaint({ "marks.csv": `${head}S1,E1,a,1e9\n` }, ...MARKS)).toBe(
        'marks.csv:2: mark: "1e9" is not a number',
      );
      expect(complaint({ "marks.csv": `${head}S1,E1,a,80\nS1,,a,80\n` }, ...MARKS)).toBe("marks.csv:3: expert: empty");
      expect(complaint({ "marks.csv": `${head}S1,E1,a,80\nS1,E1,a,81\n` }, ...MARKS)).toBe(
        "marks.csv:3: mark: the same mark was given on line 2",
      );
    });

    it("a sheet that lacks a criterion, which is never a zero", () => {
      expect(complaint({ "marks.csv": `${head}S1,E1,a,80\nS1,E1,b,70\nS2,E1,a,60\n` }, ...MARKS)).toBe(
        'marks.csv:4: criterion: the sheet of E1 on S2 has no mark of "b"',
      );
    });

    it("weights that do not add up to 100, are not whole, or name a criterion twice", () => {
      expect(complaint({ ...marks, "rubric.json": '{"a":40,\n"b":50}' }, ...weighted)).toBe(
        "rubric.json:1:1: document: the weights add up to 90, not to 100",
      );
      expect(complaint({ ...marks, "rubric.json": '{"a":40.5,\n"b":59.5}' }, ...weighted)).toBe(
        'rubric.json:1:6: a: the weight of "a" is not a whole number above zero',
      );
      const twice = '{"criteria":[{"code":"a","weight":50},{"code":"a","weight":50}]}';
      expect(complaint({ ...marks, "rubric.json": twice }, ...weighted)).toBe(
        'rubric.json:1:39: criteria.1: the criterion "a" is given twice',
      );
      expect(complaint({ ...marks, "rubric.json": "[1]" }, ...weighted)).toMatch(/^rubric\.json:1:1: /);
    });

    it("a mark off the rubric's scale, and a scale that is none", () => {
      const rubric = (scale: string) =>
        `{"criteria":[{"code":"a","weight":40},{"code":"b","weight":60}],"scale":${scale}}`;
      expect(complaint({ ...marks, "rubric.json": rubric('{"minimum":0,"maximum":80}') }, ...weighted)).toBe(
        "marks.csv:5: mark: 90 is off the rubric's scale of 0 to 80",
      );
      expect(complaint({ ...marks, "rubric.json": rubric('{"minimum":9,"maximum":9}') }, ...weighted)).toBe(
        "rubric.json:1:73: scale: a scale is { minimum, maximum }, the first below the second",
      );
    });

    it("a rubric and marks that do not speak of the same criteria", () => {
      expect(complaint({ ...marks, "rubric.json": '{"a":40,"c":60}' }, ...weighted)).toBe(
        'marks.csv:3: criterion: the rubric has no criterion "b"',
      );
      expect(complaint({ ...marks, "rubric.json": '{"a":40,"b":30,"c":30}' }, ...weighted)).toBe(
        'marks.csv:1: criterion: no mark of the rubric\'s criterion "c"',
      );
      expect(complaint({ "marks.csv": marksCsv(SHROUT_FLEISS), "rubric.json": '{"a":100}' }, ...weighted)).toBe(
        "marks.csv:1: criterion: the rubric needs this column",
      );
    });

    it("an unknown method, more places than submissions, no marks, a missing file", () => {
      expect(complaint(marks, "--marks", "marks.csv", "--method", "best")).toBe(
        `--method: "best"; one of ${METHODS.join(", ")}`,
      );
      expect(complaint(marks, "--marks", "marks.csv")).toMatch(/^--method: missing/);
      expect(complaint(marks, ...MARKS, "--select", "3")).toBe("--select: 3, but there are 2 submissions");
      expect(complaint(marks, ...MARKS, "--select", "0")).toBe('--select: "0" is not a whole number above zero');
      expect(complaint({ "marks.csv": head }, ...MARKS)).toBe("marks.csv:1: mark: there are no marks");
      expect(complaint({}, "--marks", "nowhere.csv", "--method", "mean")).toBe("nowhere.csv: there is no such file");
      expect(complaint({ "marks.csv": "submission,mark\n" }, ...MARKS)).toBe(
        "marks.csv:1: expert: the column is missing",
      );
    });
  });

  it("ends with 2 and writes nothing on bad input, with 0 and both files whole on good input", () => {
    folder.write({ "marks.csv": marksCsv(SHROUT_FLEISS), "bad.csv": "submission,expert,mark\nS1,E1,x\n" });
    const files = ["--method", "blup", "--select", "2", "--out", "ranking.csv", "--report", "report.json"];
    const bad = program("--marks", "bad.csv", ...files);
    expect(bad).toEqual({ status: 2, stdout: "", stderr: 'bad.csv:2: mark: "x" is not a number\n' });
    expect(["ranking.csv", "report.json"].map((name) => existsSync(join(folder.path, name)))).toEqual([false, false]);
    expect(program("--marks", "marks.csv", ...files)).toEqual({ status: 0, stdout: "", stderr: "" });
    const { csv, report: text } = rank(SHROUT_FLEISS, "--method", "blup", "--select", "2");
    expect(readFileSync(join(folder.path, "ranking.csv"), "utf8")).toBe(csv);
    expect(readFileSync(join(folder.path, "report.json"), "utf8")).toBe(text);
  });

  it("writes no report either where the ranking cannot be written", () => {
    folder.write({ "marks.csv": marksCsv(SHROUT_FLEISS) });
    const files = ["--out", "nowhere/ranking.csv", "--report", "lonely.json"];
    const { status, stderr } = program("--marks", "marks.csv", "--method", "mean", ...files);
    expect([status, stderr]).toEqual([2, "nowhere/ranking.csv: cannot be written (ENOENT)\n"]);
    expect(existsSync(join(folder.path, "lonely.json"))).toBe(false);
  });

  it("gives the same bytes in every locale and time zone", () => {
    folder.write({ "marks.csv": marksCsv(SHROUT_FLEISS) });
    const places: Record<string, string>[] = [
      { LC_ALL: "C", TZ: "UTC" },
      { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Shanghai" },
      { LC_ALL: "zh_CN.UTF-8", TZ: "America/New_York" },
    ];
    const texts = places.map((place) => {
      const args = ["--marks", "marks.csv", "--method", "linear-bayes", "--select", "2", "--report", "report.json"];
      expect(program(...args, "--out", "ranking.csv", place)).toEqual({ status: 0, stdout: "", stderr: "" });
      return ["ranking.csv", "report.json"].map((name) => readFileSync(join(folder.path, name), "utf8"));
    });
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
  });

  it("ends with 3 where the method cannot compare: the report says why, and there is no ranking", () => {
    folder.write({ "marks.csv": marksCsv(TWO_PANELS) });
    const refused = program(
      "--marks",
      "marks.csv",
      "--method",
      "blup",
      "--out",
      "none.csv",
      "--report",
      "refused.json",
    );
    expect([refused.status, refused.stdout]).toEqual([3, ""]);
    expect(refused.stderr).toMatch(/^refused: The readings fall into 2 parts without a common expert[^\n]*\n$/);
    expect(existsSync(join(folder.path, "none.csv"))).toBe(false);
    const text = readFileSync(join(folder.path, "refused.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      refused: refused.stderr.replace("refused: ", "").trim(),
      submissions: null,
      graph: { components: 2 },
    });
  });
});

/** Two panels of two experts each, without a common one. */
const TWO_PANELS = tableOf([[70, 60, null, null], [80, 75, null, null], [null, null, 90, 85], [null, null, 65, 60]]); // prettier-ignore

describe("candela rank on panels that are hard to compare", () => {
  it.each(METHODS.slice(3))("%s is refused where panels share no expert, and plain methods are not", (method) => {
    expect(report(TWO_PANELS, "--method", method).refused).toMatch(/^The readings fall into 2 parts/);
    expect(report(TWO_PANELS, "--method", "mean").refused).toBeNull();
  });

  it("one sheet a submission gives means, but nothing to set experts off against each other", () => {
    const single = ["E1", "E2", "E1", "E2"].map((expert, i) => ({ submission: `S${i}`, expert, value: 60 + i }));
    const mean = report(single, "--method", "mean", "--select", "1");
    expect(mean.submissions["S3"]).toEqual({ score: 63, effect: null, se: null, rank: 1, pSelected: null });
    expect(mean.reliability).toEqual({ single: null, averaged: null });
    expect(report(single, "--method", "blup").refused).toMatch(/^With one sheet a submission/);
  });

  it.each(["mean", "trimmed-mean", "median", "blup", "robust-blup", "linear-bayes"])(
    "%s gives nobody a chance where the marks do not tell the submissions apart",
    (method) => {
      // Each submission has the marks 60, 70 and 80, each expert gives them once.
      const alike = tableOf([[60, 70, 80], [70, 80, 60], [80, 60, 70], [60, 80, 70], [70, 60, 80], [80, 70, 60]]); // prettier-ignore
      const { submissions, stability } = report(alike, "--method", method, "--select", "2");
      expect(Object.values(submissions).map(({ pSelected }) => pSelected)).toEqual(Array(6).fill(null));
      expect(stability).toMatchObject({ expectedPrecision: null, greyZone: [] });
    },
  );

  it.each(METHODS)("the chances under %s add up to the places", (method) => {
    const { submissions } = report(SHROUT_FLEISS, "--method", method, "--select", "2");
    const chances = Object.values(submissions).map(({ pSelected }) => pSelected ?? 0);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(2, 9);
  });

  it("trimmed mean has no score below three sheets: those submissions are named and come last without a rank", () => {
    const rows = tableOf([[70, 80, 90], [60, 65, null], [50, 55, 90]]); // prettier-ignore
    const { csv, report: text } = rank(rows, "--method", "trimmed-mean");
    expect(
      csv!
        .split("\n")
        .slice(1, 4)
        .map((line) => line.split(",").slice(0, 3)),
    ).toEqual([
      ["S001", "1", "80"],
      ["S003", "2", "55"],
      ["S002", "", ""],
    ]);
    expect((JSON.parse(text) as Report).dropped).toEqual(["S002"]);
  });

  it.each(METHODS)("%s ranks an expert with one submission and a constant expert by finite figures", (method) => {
    const rows = tableOf([[70, 75, 80, 60], [60, 75, 66, null], [80, 75, 85, null], [50, 75, 58, null], [66, 75, 71, null]]); // prettier-ignore
    const found = report(rows, "--method", method, "--select", "2");
    expect(found.refused).toBeNull();
    expect(found.submissions["S003"]!.rank).toBe(1);
    expect(Object.values(found.submissions).every(({ score, pSelected }) => score !== null && pSelected !== null)).toBe(
      true,
    );
  });

  it.each(METHODS.filter((method) => method !== "mfrm"))("%s ties all where all marks are alike", (method) => {
    const alike = tableOf([[7, 7, 7], [7, 7, 7], [7, 7, 7]]); // prettier-ignore
    const found = report(alike, "--method", method, "--select", "1");
    expect(Object.values(found.submissions).map(({ score, rank: place }) => [score, place])).toEqual([[7, 1], [7, 1], [7, 1]]); // prettier-ignore
  });

  it("the Rasch model refuses marks that are all alike, sets extreme submissions aside, names and still ranks them", () => {
    const alike = tableOf([[3, 3], [3, 3], [3, 3]]); // prettier-ignore
    expect(report(alike, "--method", "mfrm").refused).toMatch(/^The marks that are left do not differ/);
    const extreme = tableOf([[4, 4, 4], [1, 2, 3], [3, 3, 2], [2, 1, 3], [1, 1, 1]]); // prettier-ignore
    const { dropped, submissions } = report(extreme, "--method", "mfrm", "--select", "1");
    expect(dropped).toEqual(["S001", "S005"]);
    expect([submissions["S001"]!.rank, submissions["S005"]!.rank]).toEqual([1, 5]);
  });

  it("the Rasch model refuses marks of which it has no finite measure although none is extreme", () => {
    const endless = tableOf([[41, 40], [41, 42]]); // prettier-ignore
    expect(report(endless, "--method", "mfrm").refused).toBe("The Rasch model finds no estimate for these marks.");
  });

  it("the Rasch model says that marks on a long scale have to be put into bands, and ranks them all the same", () => {
    const long = tableOf(Array.from({ length: 12 }, (_, row) => [50 + row * 3, 52 + ((row * 5) % 13) * 3, 51 + ((row * 7) % 11) * 4])); // prettier-ignore
    const { csv, notes } = rank(long, "--method", "mfrm");
    expect(csv).not.toBeNull();
    expect(notes).toEqual([expect.stringMatching(/^warning: There are \d\d different marks, so \d\d thresholds/)]);
    expect(rank(SHROUT_FLEISS, "--method", "mfrm").notes).toEqual([]);
    expect(rank(long, "--method", "blup").notes).toEqual([]);
  });

  it("the Rasch model takes unfinished sheets as they are", () => {
    const marks = ["S1,E1,a,1", "S1,E1,b,2", "S1,E2,a,2", "S2,E1,a,2", "S2,E1,b,3", "S2,E2,a,3", "S2,E2,b,2", "S3,E1,a,1", "S3,E2,b,3"]; // prettier-ignore
    folder.write({ "m.csv": `submission,expert,criterion,mark\n${marks.join("\n")}\n` });
    const { csv } = folder.run(ranking, "--marks", "m.csv", "--method", "mfrm") as Ranking;
    expect(csv!.split("\n")[1]).toMatch(/^S2,1,/);
  });

  it("a withdrawn submission and a recused expert are no longer there once their rows are gone", () => {
    const left = SHROUT_FLEISS.filter(({ submission, expert }) => submission !== "S005" && expert !== "E002");
    const found = report(left, "--method", "blup");
    expect(Object.keys(found.submissions)).toEqual(["S001", "S002", "S003", "S004", "S006"]);
    expect(Object.keys(found.experts)).toEqual(["E001", "E003", "E004"]);
  });

  it("an expert who alone connects two panels is a bridge of the graph", () => {
    const bridged = tableOf([[70, 60, 65, null, null], [80, 75, 70, null, null], [null, null, 70, 90, 85], [null, null, 60, 65, 60]]); // prettier-ignore
    expect(report(bridged, "--method", "blup")["graph"]).toMatchObject({ components: 1, bridges: ["E003"], rank: 8 });
  });

  it("parts that share no expert are listed by their submissions and experts, and named in the sentence", () => {
    const { graph, refused, labelled } = report(TWO_PANELS, "--method", "blup");
    expect(graph).toMatchObject({
      components: 2,
      parts: [
        { submissions: ["S001", "S002"], experts: ["E001", "E002"] },
        { submissions: ["S003", "S004"], experts: ["E003", "E004"] },
      ],
    });
    expect(refused).toContain("across the panel of E001, E002 and the panel of E003, E004");
    expect(labelled).toBeNull();
  });

  it.each(METHODS.slice(3))(
    "%s tells of panels joined by few readings: on standard error and in the report",
    (method) => {
      const joined = joinedPanels(2, 10, 4, 2).map((row, index) => ({ ...row, value: 60 + ((index * 7) % 23) }));
      const { refused, notes, report: text } = rank(joined, "--method", method);
      const { labelled, graph } = JSON.parse(text) as Report;
      expect(refused).toBeNull();
      expect(labelled).toMatch(
        /^Some groups share too few readings, .* more readings across the panel of E0-0-0, .* would do\.$/,
      );
      expect(notes.filter((note) => note.startsWith("labelled"))).toEqual([`labelled: ${labelled as string}`]);
      const parts = (graph as { parts: { submissions: string[]; experts: string[] }[] }).parts;
      expect(parts.map(({ submissions, experts }) => [submissions.length, experts.length])).toEqual([[10, 4], [10, 4]]); // prettier-ignore
      const sides = parts.map(({ submissions }) => [...new Set(submissions.map((id) => id.slice(-1)))]);
      expect(sides).toEqual([["0"], ["1"]]);
      expect(rank(joined, "--method", "mean").notes).toEqual([]);
    },
  );

  it("an expert on whom the comparison hangs is told, the exit stays 0; an ordinary panel tells nothing", () => {
    const bridged = tableOf([[70, 60, 65, null, null], [80, 75, 70, null, null], [null, null, 70, 90, 85], [null, null, 60, 65, 60]]); // prettier-ignore
    folder.write({ "marks.csv": marksCsv(bridged) });
    const { status, stderr } = program("--marks", "marks.csv", "--method", "blup", "--out", "bridged.csv");
    expect(status).toBe(0);
    expect(stderr).toMatch(/^labelled: The comparison across panels hangs on E003 alone[^\n]*\n$/);
    expect(rank(SHROUT_FLEISS, "--method", "blup").notes).toEqual([]);
    expect(report(SHROUT_FLEISS, "--method", "blup")["labelled"]).toBeNull();
  });

  it("trimmed mean warns of submissions with fewer than five sheets, and of those without a score", () => {
    const rows = tableOf([[70, 80, 90, 70, 71], [60, 65, null, null, null], [50, 55, 90, 60, null]]); // prettier-ignore
    expect(rank(rows, "--method", "trimmed-mean").notes).toEqual([
      "warning: trimmed-mean: of 3 submissions 2 have fewer than five sheets, where dropping the highest and the lowest loses more than it protects; 1 of them fewer than three, and no score.",
    ]);
    expect(rank(rows.slice(0, 5), "--method", "trimmed-mean").notes).toEqual([]);
    expect(rank(rows, "--method", "median").notes).toEqual([]);
  });
});
