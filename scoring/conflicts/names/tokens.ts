/** 词元 / Words of a name in Latin letters: folded, without articles, abbreviations written out, plurals as singulars. */
import { foldText } from "./fold-text.ts";

const STOP_WORDS: ReadonlySet<string> = new Set(["the", "of", "and", "for", "in", "at", "de", "la", "le", "und", "y"]);

/** Abbreviations and spellings that stand for one word. */
const FULL: Readonly<Record<string, string>> = {
  univ: "university",
  u: "university",
  uni: "university",
  universiti: "university",
  universitas: "university",
  info: "information",
  inst: "institute",
  tech: "technology",
  technological: "technology",
  technical: "technology",
  sci: "science",
  intl: "international",
  int: "international",
  natl: "national",
  dept: "department",
  lab: "laboratory",
  ctr: "center",
  centre: "center",
  acad: "academy",
  mfg: "manufacturing",
  eng: "engineering",
  engg: "engineering",
  equip: "equipment",
  elec: "electric",
  electrical: "electric",
  electronic: "electronics",
  mech: "mechanical",
  med: "medical",
  pharm: "pharmaceutical",
  pharma: "pharmaceutical",
  biotech: "biotechnology",
  auto: "automotive",
  dev: "development",
  mgmt: "management",
  ind: "industry",
  industrial: "industry",
  environmental: "environment",
  intelligence: "intelligent",
  grp: "group",
  assoc: "association",
  prov: "province",
  res: "research",
  defence: "defense",
  mold: "mould",
};

/** In the order of the text. `&` and `+` between words are "and". Cost: linear. */
export function tokensOf(text: string): readonly string[] {
  return foldText(text)
    .replace(/['’`]s\b/g, "")
    .replace(/['’`.]/g, "")
    .replace(/\bjiao tong\b/g, "jiaotong")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !STOP_WORDS.has(word))
    .map((word) => FULL[word] ?? FULL[singular(word)] ?? singular(word));
}

/** English plurals only; a word on -ss, -us or -is is none. */
function singular(word: string): string {
  if (/^(series|electronics|optics|robotics|mechanics|genomics|physics|logistics|diagnostics)$/.test(word)) return word;
  if (word.length < 5 || /(ss|us|is)$/.test(word) || !word.endsWith("s")) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}
