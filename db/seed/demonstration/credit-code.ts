/**
 * 统一社会信用代码 / Unified social credit code: 18 characters, of which the 9th to 17th are the organisation code with
 * its own check character and the 18th checks the whole. Source: GB 32100-2015 and GB 11714-1997.
 */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Length of an organisation code without its check character. */
const BODY_LENGTH = 8;

/**
 * @param prefix two characters: registering authority and kind of organisation, such as 91 for an enterprise
 * @param region six digits of the place of registration
 * @param body eight characters of the organisation code
 * @throws Error when a part has another length or a character outside the alphabet
 */
export function creditCode(prefix: string, region: string, body: string): string {
  if (prefix.length !== 2 || !/^\d{6}$/.test(region) || !/^[0-9A-Z]{8}$/.test(body) || body.length !== BODY_LENGTH)
    throw new Error(`creditCode: ${prefix} ${region} ${body} are no parts of a code`);
  const code = prefix + region + body + organizationCheck(body);
  return code + creditCheck(code);
}

/** Modulo 11 over digits and letters (A is 10); ten is written X, eleven 0. */
function organizationCheck(body: string): string {
  const sum = [...body].reduce((total, char, index) => total + parseInt(char, 36) * ORGANIZATION_WEIGHTS[index]!, 0);
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

/** Modulo 31 with the powers of three as weights. */
function creditCheck(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const char of code) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) throw new Error(`creditCode: "${char}" is not used in a code`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
