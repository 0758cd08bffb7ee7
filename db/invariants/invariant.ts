import type { Database } from "../connection.ts";

/** Looks for rows that must not exist and says one sentence about each. */
export type Invariant = (db: Database) => Promise<readonly string[]>;
