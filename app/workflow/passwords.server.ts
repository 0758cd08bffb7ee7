/** The only module that knows how passwords are kept: Argon2id with a salt of its own per password. */
import { hash, verify } from "@node-rs/argon2";

export const MINIMUM_PASSWORD_CHARACTERS = 12;
/** Longer input is refused unread, so that nobody can make the server hash a book. */
export const MAXIMUM_PASSWORD_CHARACTERS = 256;

/** 19 MiB, two passes, one lane: about 25 ms of one core, off the event loop. */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type PasswordProblem = "password_too_short" | "password_too_long";

/** Length alone is asked, counted in characters as a person sees them; no classes of characters. */
export function passwordProblem(password: string): PasswordProblem | null {
  const characters = Array.from(password.normalize("NFC")).length;
  if (characters < MINIMUM_PASSWORD_CHARACTERS) return "password_too_short";
  return characters > MAXIMUM_PASSWORD_CHARACTERS ? "password_too_long" : null;
}

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize("NFC"), COST);
}

/**
 * Whether the password is the one of the hash. Without a hash the same work is done against a hash nobody has a
 * password for, so that the time of the answer does not tell whether there is an account.
 */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodysHash()), password.normalize("NFC"));
  return isRight && passwordHash !== null;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword("a text that is nobody's password");
  return nobodys;
}
