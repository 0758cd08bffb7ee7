import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustmentGate, gateDecision, LARGEST_LINK_ERROR } from "#scoring/aggregation/adjustment-gate.ts";
import { gateSentence } from "#scoring/aggregation/gate-sentence.ts";
import { linkErrors } from "#scoring/aggregation/link-errors.ts";
import { missingReadings } from "#scoring/aggregation/missing-readings.ts";
import { twoWayLeastSquares } from "#scoring/aggregation/two-way.ts";
import { type Rating, ratingTable } from "#scoring/statistics/rating-table.ts";
import { connectedRatings } from "../statistics/any-ratings.ts";
import { tableOf } from "../statistics/published-tables.ts";
import { balancedPanel, joinedPanels } from "../support/drawn-panels.ts";

/** Two fields with a panel of three experts each, who read all six submissions of their field. */
function twoPanels(): Rating[] {
  return ["F1", "F4"].flatMap((field) =>
    [1, 2, 3, 4, 5, 6].flatMap((number) =>
      ["a", "b", "c"].map((expert) => ({
        submission: `${field}-${number}`,
        expert: `${field}${expert}`,
        value: 70 + number,
      })),
    ),
  );
}
const fieldOf = (submission: string) => submission.slice(0, 2);
const across = (count: number): Rating[] =>
  Array.from({ length: count }, (_, index) => {
    const [from, to] = index % 2 === 0 ? ["F1", "F4"] : ["F4", "F1"];
    const turn = Math.floor(index / 2);
    return { submission: `${to}-${(turn % 6) + 1}`, expert: `${from}${"abc"[turn % 3]!}`, value: 75 };
  });
const distinct = (ratings: readonly Rating[]): Rating[] => [
  ...new Map(ratings.map((row) => [`${row.submission} ${row.expert}`, row])).values(),
];
const gate = (ratings: readonly Rating[]) => adjustmentGate(ratingTable(ratings), fieldOf);

describe("adjustmentGate", () => {
  it("the decision alone is the same as that with what would help", () => {
    const decisionOf = (ratings: readonly Rating[]) => gateDecision(ratingTable(ratings), fieldOf);
    const cases = [
      twoPanels(),
      [...twoPanels(), ...across(1)],
      [...twoPanels(), ...across(40)],
      twoPanels().slice(0, 2),
    ];
    for (const ratings of cases) {
      const { verdict, reasons } = gate(ratings);
      expect(decisionOf(ratings)).toEqual({ verdict, reasons: reasons.map(({ code }) => code) });
    }
    expect(new Set(cases.map((ratings) => decisionOf(ratings).verdict)).size).toBeGreaterThan(1);
  });

  it("panels without a common expert are refused, with the readings that would help", () => {
    const { verdict, reasons, graph } = gate(twoPanels());
    expect(verdict).toBe("refused");
    expect(graph).toEqual({ components: 2, bridges: [], rank: 12 + 6 - 2 });
    const [reason] = reasons;
    expect(reason).toMatchObject({
      code: "not_connected",
      parts: [
        { submissions: 6, experts: 3, groups: ["F1"] },
        { submissions: 6, experts: 3, groups: ["F4"] },
      ],
      help: [{ a: { fields: ["F1"], experts: [] }, b: { fields: ["F4"], experts: [] } }],
    });
    const { zh, en } = gateSentence(reason!);
    expect(en).toMatch(/fall into 2 parts .* \d more readings across F1 and F4 would make them comparable\./);
    expect(zh).toMatch(/在 F1 与 F4 之间再增加 \d 份交叉评审/);
  });

  it("exactly the readings asked for make the two groups comparable, and one fewer does not", () => {
    const [reason] = gate(twoPanels()).reasons;
    const readings = reason?.code === "not_connected" ? (reason.help[0]!.readings ?? 0) : 0;
    expect(gate([...twoPanels(), ...across(readings)]).verdict).toBe("offered");
    expect(gate([...twoPanels(), ...across(readings - 1)]).reasons.map(({ code }) => code)).toContain("weak_link");
  });

  it("one reading across is a bridge, and labelled as one", () => {
    const { verdict, reasons } = gate([...twoPanels(), ...across(1)]);
    expect(verdict).toBe("labelled");
    expect(reasons[0]).toEqual({ code: "bridges", experts: ["F1a"] });
    expect(gateSentence(reasons[0]!).en).toContain("hangs on F1a alone");
    expect(gateSentence(reasons[1]!).zh).toContain("交叉评审");
  });

  it("two panels that few readings join are labelled also inside one field, and named by their experts", () => {
    const oneField = (count: number) => adjustmentGate(ratingTable([...twoPanels(), ...across(count)]), () => "F1");
    const { verdict, reasons } = oneField(2);
    expect(verdict).toBe("labelled");
    const experts = (field: string) => ({ fields: [], experts: ["a", "b", "c"].map((letter) => field + letter) });
    expect(reasons).toMatchObject([{ code: "weak_link", links: [{ a: experts("F1"), b: experts("F4") }] }]);
    expect(adjustmentGate(ratingTable([...twoPanels(), ...across(2)])).reasons).toEqual(reasons);
    const [link] = reasons[0]?.code === "weak_link" ? reasons[0].links : [];
    expect(oneField(2 + (link?.readings ?? 0)).verdict).toBe("offered");
    expect(gateSentence(reasons[0]!).en).toContain("across the panel of F1a, F1b, F1c and the panel of F4a, F4b, F4c");
    expect(gateSentence(reasons[0]!).zh).toContain("在专家 F1a、F1b、F1c 一组与专家 F4a、F4b、F4c 一组之间再增加");
  });

  it("two fields that few readings join are said once, by their names", () => {
    const [reason] = gate([...twoPanels(), ...across(2)]).reasons;
    expect(reason?.code === "weak_link" && reason.links.map(({ a, b }) => [a.fields, b.fields])).toEqual([
      [["F1"], ["F4"]],
    ]);
  });

  it("the record's decision goes by the fields alone, so that a frozen document of any time recomputes", () => {
    const table = ratingTable([...twoPanels(), ...across(2)]);
    expect(gateDecision(table, () => "F1")).toEqual({ verdict: "offered", reasons: [] });
    expect(adjustmentGate(table, () => "F1").verdict).toBe("labelled");
  });

  it("parts inside one field are named by their experts, up to three and how many others", () => {
    const big = twoPanels().flatMap((row) => [row, { ...row, expert: row.expert.replace("a", "d") }]);
    const reasonOf = (groupOf: (id: string) => string) =>
      adjustmentGate(ratingTable(distinct(big)), groupOf).reasons[0]!;
    const inOne = gateSentence(reasonOf(() => "F1"));
    expect(inOne.en).toContain(
      "across the panel of F1a, F1b, F1c and 1 other and the panel of F4a, F4b, F4c and 1 other",
    );
    expect(inOne.zh).toContain("在专家 F1a、F1b、F1c 等 4 位一组与专家 F4a、F4b、F4c 等 4 位一组之间");
    // Both parts have submissions of both fields: the fields do not tell them apart.
    expect(gateSentence(reasonOf((id) => `F${Number(id.at(-1)) % 2}`))).toEqual(inOne);
  });

  it("the panels of a balanced random draw are offered, whatever the draw", () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      expect(adjustmentGate(ratingTable(balancedPanel(102, 5, 40, seed))).verdict).toBe("offered");
      expect(adjustmentGate(ratingTable(balancedPanel(300, 3, 60, seed))).verdict).toBe("offered");
    }
  });

  it("one sheet a submission, one an expert, or almost no sheets are refused", () => {
    const codes = (rows: (number | null)[][]) =>
      adjustmentGate(ratingTable(tableOf(rows))).reasons.map(({ code }) => code);
    expect(codes([[70, null], [null, 80], [75, null]])).toEqual(["one_sheet_each"]); // prettier-ignore
    expect(codes([[70, 71, 72]])).toEqual(["one_sheet_each"]);
    expect(codes([[70, 71]])).toEqual(["too_few_ratings"]);
    for (const code of ["one_sheet_each", "too_few_ratings"] as const)
      expect(Object.values(gateSentence({ code })).every((text) => text.length > 20)).toBe(true);
  });

  it("a panel in which everybody reads everything is offered", () => {
    expect(adjustmentGate(ratingTable(tableOf([[1, 2, 3], [2, 3, 4], [5, 6, 7]])))).toMatchObject({ verdict: "offered", reasons: [] }); // prettier-ignore
  });

  it("marks do not matter, only who read what", () => {
    fc.assert(
      fc.property(connectedRatings(), (ratings) => {
        const flat = ratings.map((row) => ({ ...row, value: 80 }));
        const verdict = (rows: readonly Rating[]) =>
          adjustmentGate(ratingTable(rows), (id) => `G${Number(id.slice(1)) % 2}`);
        expect(verdict(flat)).toEqual(verdict(ratings));
      }),
      { numRuns: 40 },
    );
  });
});

describe("missingReadings", () => {
  it("is null where as many readings as anybody would plan do not suffice, and no number is named then", () => {
    const table = ratingTable(joinedPanels(2, 30, 6, 2));
    const groups = table.submissions.map((id) => id.slice(-1));
    const pair = { a: "0", b: "1" };
    expect(missingReadings(table, groups, pair, 0.05)).toBeNull();
    const readings = missingReadings(table, groups, pair, LARGEST_LINK_ERROR);
    expect(readings).toBeGreaterThan(0);
    const [a, b, c] = ["F1", "F2", "F3"].map((field) => ({ fields: [field], experts: [] }));
    const help = [
      { a: a!, b: b!, readings: 3 },
      { a: a!, b: c!, readings: null },
    ];
    const said = gateSentence({ code: "not_connected", parts: [], help });
    expect(said.en).toContain(
      "3 more readings across F1 and F2 would make them comparable; across F1 and F3 more experts in common are needed.",
    );
    expect(said.zh).toContain("在 F1 与 F2 之间再增加 3 份交叉评审即可比较；请在 F1 与 F3 之间安排更多共同专家。");
    const unknown = gateSentence({ code: "weak_link", links: [{ ...help[1]!, error: 1 }] });
    expect(unknown.en).toMatch(/uncertain; across F1 and F3 more experts in common are needed\.$/);
    expect(unknown.en).not.toMatch(/would|reading across/);
  });
});

describe("linkErrors", () => {
  it("about one over the root of the readings across, in residual deviations", () => {
    const errors = [4, 8, 16].map((count) => {
      const table = ratingTable([...twoPanels(), ...across(count)]);
      return linkErrors(table, twoWayLeastSquares(table).equations, table.submissions.map(fieldOf))[0]!.error;
    });
    expect(errors[0]! / errors[1]!).toBeGreaterThan(1.3);
    expect(errors[1]! / errors[2]!).toBeGreaterThan(1.25);
    expect(errors[0]).toBeLessThan(1.6 * LARGEST_LINK_ERROR);
  });

  it("another reading never makes two groups harder to compare", () => {
    const errorAt = (count: number) => {
      const table = ratingTable([...twoPanels(), ...across(count)]);
      return linkErrors(table, twoWayLeastSquares(table).equations, table.submissions.map(fieldOf))[0]!.error;
    };
    const errors = Array.from({ length: 10 }, (_, index) => errorAt(index + 1));
    errors.slice(1).forEach((error, index) => expect(error).toBeLessThanOrEqual(errors[index]! + 1e-12));
  });
});
