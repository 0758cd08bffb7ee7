/** 读取页码 / Reads the page an expert typed beside a file: plain digits, as a mark is read, from 1 to 9999. */
import { isPage } from "#scoring/rubric/evidence.ts";
import { parseMark } from "#scoring/rubric/parse-mark.ts";

export function parsePage(text: string): { page: number } | { problem: "page_out_of_range" | "empty" } {
  const read = parseMark(text);
  if ("problem" in read) return { problem: read.problem === "empty" ? "empty" : "page_out_of_range" };
  return isPage(read.mark) ? { page: read.mark } : { problem: "page_out_of_range" };
}
