import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Ten failed attempts an account and forty an address within a quarter of an hour; a live session is never touched. */
const WINDOW_SECONDS = 15 * 60;
const byAccount = new RateLimiterMemory({ points: 10, duration: WINDOW_SECONDS, keyPrefix: "account" });
const byAddress = new RateLimiterMemory({ points: 40, duration: WINDOW_SECONDS, keyPrefix: "address" });

/** Counts an attempt. @returns the whole minutes to wait; 0 when the attempt may be made */
export async function countSignInAttempt(email: string, address: string): Promise<number> {
  try {
    await byAddress.consume(address);
    await byAccount.consume(email.trim().toLowerCase());
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 60_000);
    throw refusal;
  }
}

export async function forgetSignInAttempts(email: string): Promise<void> {
  await byAccount.delete(email.trim().toLowerCase());
}
