import { instantText } from "./instant.ts";

/** A deadline as people say it: what ends with a day ends at 24:00 of that day, not at 0:00 of the next. */
export function deadlineText(at: string, zone: string, language: string): string {
  const text = instantText(at, zone, language);
  if (!text.endsWith(" 00:00")) return text;
  const justBefore = new Date(Date.parse(at) - 1).toISOString();
  return `${instantText(justBefore, zone, language, false)} 24:00`;
}
