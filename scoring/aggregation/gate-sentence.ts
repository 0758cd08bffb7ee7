/** 校准门槛说明 / What the gate has to say, in both languages: what is in the way, and what would help. */
import type { GateReason, Help } from "#scoring/aggregation/adjustment-gate.ts";
import type { PartName } from "#scoring/aggregation/panel-parts.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

export function gateSentence(reason: GateReason): Bilingual {
  switch (reason.code) {
    case "too_few_ratings":
      return {
        zh: "评分表太少，无法校准；至少需要三份，并有成果由两位专家评审。",
        en: "There are too few score sheets to adjust anything; at least three are needed, some submission read twice.",
      };
    case "one_sheet_each":
      return {
        zh: "每项成果或每位专家只有一份评分表，分不清是专家偏严还是成果偏弱；请至少让部分成果由两位以上专家评审，且每位专家评审两项以上。",
        en: "With one sheet a submission or one an expert, a severe expert cannot be told from a weak submission; let several experts read some submissions, and each expert several submissions.",
      };
    case "not_connected":
      return {
        zh: `评审分成 ${reason.parts.length} 个没有共同专家的部分，部分之间的分数无法校准比较；${advice(reason.help, Infinity, ZH, "即可比较")}。`,
        en: `The readings fall into ${reason.parts.length} parts without a common expert, and scores cannot be adjusted across them; ${advice(reason.help, Infinity, EN, " would make them comparable")}.`,
      };
    case "bridges":
      return {
        zh: `各组之间的比较只靠 ${reason.experts.join("、")} 连接；若其评分作废，校准将无法进行。请再安排至少一位专家跨组评审。`,
        en: `The comparison across panels hangs on ${reason.experts.join(", ")} alone; were those sheets void, nothing could be adjusted. Let at least one more expert read across.`,
      };
    case "weak_link":
      return {
        zh: `部分组之间共同评审太少，校准后的组间差距不可靠；${advice(reason.links, MOST_PAIRS, ZH, "即可")}。`,
        en: `Some groups share too few readings, and the adjusted distance between them is uncertain; ${advice(reason.links, MOST_PAIRS, EN, " would do")}.`,
      };
  }
}

/** The reason with other names of the parts it speaks of: codes in place of ids, names in place of codes. */
export function withPartNames(reason: GateReason, nameOf: (name: PartName) => PartName): GateReason {
  const named = <Item extends Help>(items: readonly Item[]): Item[] =>
    items.map((item) => ({ ...item, a: nameOf(item.a), b: nameOf(item.b) }));
  if (reason.code === "not_connected") return { ...reason, help: named(reason.help) };
  return reason.code === "weak_link" ? { ...reason, links: named(reason.links) } : reason;
}

/** So many pairs of parts are named, the worst; the others are counted. */
const MOST_PAIRS = 3;

/** The reason without the names of parts that its sentence only counts: of a large panel they may be thousands. */
export function withTold(reason: GateReason): GateReason {
  if (reason.code !== "weak_link") return reason;
  const named = [true, false].flatMap((isKnown) =>
    reason.links.filter(({ readings }) => (readings !== null) === isKnown).slice(0, MOST_PAIRS),
  );
  const nobody: PartName = { fields: [], experts: [] };
  return {
    ...reason,
    links: reason.links.map((link) => (named.includes(link) ? link : { ...link, a: nobody, b: nobody })),
  };
}

interface Words {
  readonly separator: string;
  readonly pair: (help: Help) => string;
  readonly readings: (count: number, pair: string) => string;
  readonly morePairs: (count: number) => string;
  readonly unknown: (pairs: string) => string;
}

const ZH: Words = {
  separator: "；",
  pair: ({ a, b }) => `${nameZh(a)}与${nameZh(b)}之间`,
  readings: (count, pair) => `在${pair}再增加 ${count} 份交叉评审`,
  morePairs: (count) => `其余 ${count} 对同理`,
  unknown: (pairs) => `请在${pairs}安排更多共同专家`,
};

const EN: Words = {
  separator: "; ",
  pair: ({ a, b }) => `${nameEn(a)} and ${nameEn(b)}`,
  readings: (count, pair) => `${count === 1 ? "one more reading" : `${count} more readings`} across ${pair}`,
  morePairs: (count) => `and likewise for ${count} more pair${count === 1 ? "" : "s"}`,
  unknown: (pairs) => `across ${pairs} more experts in common are needed`,
};

/** The readings that have been found to suffice, and the pairs for which none were. */
function advice(helps: readonly Help[], most: number, words: Words, enough: string): string {
  const listed = (texts: readonly string[]): string => {
    const more = texts.length - most;
    return [...texts.slice(0, most), ...(more > 0 ? [words.morePairs(more)] : [])].join(words.separator);
  };
  const known = helps.flatMap((help) =>
    help.readings === null ? [] : [words.readings(help.readings, words.pair(help))],
  );
  const unknown = helps.filter(({ readings }) => readings === null).map(words.pair);
  return [
    ...(known.length === 0 ? [] : [`${listed(known)}${enough}`]),
    ...(unknown.length === 0 ? [] : [words.unknown(listed(unknown))]),
  ].join(words.separator);
}

/** So many experts name a part of a panel; the others are counted. */
const MOST_NAMED = 3;

function nameZh({ fields, experts }: PartName): string {
  if (fields.length > 0) return apartFromChinese(fields.join("、"));
  const more = experts.length - MOST_NAMED;
  const named = experts.slice(0, MOST_NAMED).join("、");
  return more > 0 ? `专家 ${named} 等 ${experts.length} 位一组` : `专家 ${named} 一组`;
}

/** With a space at an end that is no Chinese character, as Chinese sets Latin letters and figures inside a sentence. */
function apartFromChinese(name: string): string {
  return name.replace(/^(?=[\w-])/u, " ").replace(/(?<=[\w-])$/u, " ");
}

function nameEn({ fields, experts }: PartName): string {
  if (fields.length > 0) return fields.join(", ");
  const more = experts.length - MOST_NAMED;
  const named = experts.slice(0, MOST_NAMED).join(", ");
  return `the panel of ${named}${more > 0 ? ` and ${more} other${more === 1 ? "" : "s"}` : ""}`;
}
