/** 校准门槛说明 / What the gate has to say, in both languages: what is in the way, and what would help. */
import type { GateReason, Help } from "#scoring/aggregation/adjustment-gate.ts";
import type { PartName } from "#scoring/aggregation/panel-parts.ts";
import type { Bilingual } from "#scoring/programme/programme.ts";

export function gateSentence(reason: GateReason): Bilingual {
  switch (reason.code) {
    case "too_few_ratings":
      return {
        zh: "评分表太少，无法校准；至少需要三份，并有成果由两位专家评阅。",
        en: "There are too few score sheets to adjust anything; at least three are needed, some submission read twice.",
      };
    case "one_sheet_each":
      return {
        zh: "每项成果或每位专家只有一份评分表，分不清是专家偏严还是成果偏弱；请至少让部分成果由两位以上专家评阅，且每位专家评阅两项以上。",
        en: "With one sheet a submission or one an expert, a severe expert cannot be told from a weak submission; let several experts read some submissions, and each expert several submissions.",
      };
    case "not_connected":
      return {
        zh: `评阅分成 ${reason.parts.length} 个没有共同专家的部分，部分之间的分数无法校准比较；${reason.help.map(helpZh).join("；")}即可比较。`,
        en: `The readings fall into ${reason.parts.length} parts without a common expert, and scores cannot be adjusted across them; ${reason.help.map(helpEn).join("; ")} would make them comparable.`,
      };
    case "bridges":
      return {
        zh: `各组之间的比较只靠 ${reason.experts.join("、")} 连接；若其评分作废，校准将无法进行。请再安排至少一位专家跨组评阅。`,
        en: `The comparison across panels hangs on ${reason.experts.join(", ")} alone; were those sheets void, nothing could be adjusted. Let at least one more expert read across.`,
      };
    case "weak_link":
      return {
        zh: `部分组之间共同评阅太少，校准后的组间差距不可靠；${helpsOf(reason.links, helpZh, "；", (more) => `其余 ${more} 对同理`)}即可。`,
        en: `Some groups share too few readings, and the adjusted distance between them is uncertain; ${helpsOf(reason.links, helpEn, "; ", (more) => `and some for ${more} more pair${more === 1 ? "" : "s"}`)} would do.`,
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

function helpsOf(
  links: readonly Help[],
  textOf: (help: Help) => string,
  separator: string,
  others: (more: number) => string,
): string {
  const texts = links.slice(0, MOST_PAIRS).map(textOf);
  const more = links.length - MOST_PAIRS;
  return [...texts, ...(more > 0 ? [others(more)] : [])].join(separator);
}

function helpZh({ a, b, readings }: Help): string {
  return `在${nameZh(a)}与${nameZh(b)}之间再增加 ${readings} 份交叉评阅`;
}

function helpEn({ a, b, readings }: Help): string {
  return `${readings === 1 ? "one more reading" : `${readings} more readings`} across ${nameEn(a)} and ${nameEn(b)}`;
}

/** So many experts name a part of a panel; the others are counted. */
const MOST_NAMED = 3;

function nameZh({ fields, experts }: PartName): string {
  if (fields.length > 0) return ` ${fields.join("、")} `;
  const more = experts.length - MOST_NAMED;
  const named = experts.slice(0, MOST_NAMED).join("、");
  return more > 0 ? `专家 ${named} 等 ${experts.length} 位一组` : `专家 ${named} 一组`;
}

function nameEn({ fields, experts }: PartName): string {
  if (fields.length > 0) return fields.join(", ");
  const more = experts.length - MOST_NAMED;
  const named = experts.slice(0, MOST_NAMED).join(", ");
  return `the panel of ${named}${more > 0 ? ` and ${more} other${more === 1 ? "" : "s"}` : ""}`;
}
