/** Summaries of an exact length, for the limit of the form: one that just keeps it and one that does not. */
import type { Sections } from "./texts-zh.ts";

const FILLER =
  "为便于评审专家全面了解项目情况，现就组织实施作补充说明。项目组设总体、结构、控制、试验和推广五个小组，" +
  "每周召开技术例会，每月向用户通报进展，所有设计变更均经过评审并保留记录。试验阶段按照由简到繁的顺序推进，" +
  "先验证单项功能，再验证整机性能，最后在真实工况下连续运行。推广阶段坚持先示范后铺开，首批用户均派驻工程师，" +
  "及时收集意见并改进设计。人才培养方面，项目锻炼了一批青年骨干，多人成长为技术负责人。质量管理方面，" +
  "建立了覆盖设计、采购、制造和服务的质量体系，关键工序设置见证点。";

/** Of the same kind as the official count of characters for a text in Chinese; a test holds the two together. */
const COUNTED = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[.-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/** All sections run together and filled up to exactly so many counted characters. */
export function summaryOfLength(sections: Sections, characters: number): string {
  const base = sections.summary + sections.originality + sections.application;
  const missing = characters - count(base);
  if (missing < 0) throw new Error(`summaryOfLength: the text alone has ${count(base)} characters`);
  return base + filler(missing);
}

function filler(characters: number): string {
  let text = "";
  let left = characters;
  for (let index = 0; left > 0; index += 1) {
    const char = FILLER[index % FILLER.length]!;
    text += char;
    if (count(char) === 1) left -= 1;
  }
  return `${text.replace(/[，。、]$/u, "")}。`;
}

function count(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}
