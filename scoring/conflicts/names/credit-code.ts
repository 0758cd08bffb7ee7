/**
 * 统一社会信用代码 / Unified social credit code: 18 characters, of which the 9th to 17th are the organisation code with
 * its own check character and the 18th checks the whole.
 *
 * Source: GB 32100-2015 and GB 11714-1997.
 */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether both check characters are right. A code in small letters or with spaces is to be folded first. */
export function isCreditCode(code: string): boolean {
  return SHAPE.test(code) && organizationCheck(code.slice(8, 16)) === code[16] && wholeCheck(code) === code[17];
}

/** The code as it is compared; null for one whose check characters are wrong, which identifies nobody. */
export function readCreditCode(text: string | null): string | null {
  const code = (text ?? "").normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  return isCreditCode(code) ? code : null;
}

/** Modulo 11 over digits and letters (A is 10); ten is written X, eleven 0. */
function organizationCheck(body: string): string {
  const sum = [...body].reduce((total, char, index) => total + parseInt(char, 36) * ORGANIZATION_WEIGHTS[index]!, 0);
  return "0X987654321"[sum % 11]!;
}

/** Modulo 31 with the powers of three as weights. */
function wholeCheck(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
