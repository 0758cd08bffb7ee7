/**
 * 读取单项得分 / Reads the mark an expert typed.
 *
 * A mark is a whole number in plain digits; full-width digits (８５), which a Chinese keyboard produces, are the same
 * digits. Everything that merely could be read as a number ("85.5", "1e2", "0x10", "-0", "+85") is refused: a mark
 * that counts must be the mark that was meant. Whether it lies on the scale is asked by checkMarks.
 */
export function parseMark(text: string): { mark: number } | { problem: "not_whole" | "empty" } {
  const trimmed = text.trim();
  if (trimmed === "") return { problem: "empty" };
  const digits = trimmed.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO));
  // Fifteen digits are always a safe integer.
  return /^[0-9]{1,15}$/.test(digits) ? { mark: Number(digits) } : { problem: "not_whole" };
}

const FULL_WIDTH_ZERO = "０".charCodeAt(0);
