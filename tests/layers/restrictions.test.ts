/**
 * The restrictions that an import graph cannot show, each with a planted fault: which room may ask the machine for the
 * time, for luck or for its language, and which names each room may not import.
 */
import { join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

// The planted files do not exist, so the rules that need types cannot look at them.
const eslint = new ESLint({ cwd: ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: join(ROOT, file) });
  return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
}

const SCORING = "scoring/planted.ts";
const DESK = "app/workflow/planted.server.ts";
const ROUTE = "app/routes/planted/route.tsx";
const COMPONENT = "app/components/planted.tsx";
const DRAWER = "db/planted.ts";
const SESSION = "app/http/session.server.ts";
const OTHER_HTTP = "app/http/planted.server.ts";
const TEST = "tests/planted.test.ts";

const GLOBALS = "no-restricted-globals";
const PROPERTIES = "no-restricted-properties";
const SYNTAX = "no-restricted-syntax";
const IMPORTS = "no-restricted-imports";

const FAULTS: readonly (readonly [file: string, code: string, rule: string])[] = [
  [SCORING, "export const now = Date.now();", PROPERTIES],
  [SCORING, "export const now = new Date();", SYNTAX],
  [SCORING, "export const now = Date();", SYNTAX],
  [SCORING, "export const now = performance.now();", GLOBALS],
  [SCORING, 'import { Temporal } from "temporal-polyfill";\nexport const now = Temporal.Now.instant();', PROPERTIES],
  [SCORING, "export const luck = Math.random();", PROPERTIES],
  [SCORING, "export const luck = crypto.randomUUID();", GLOBALS],
  [SCORING, 'export const port = process.env["PORT"];', GLOBALS],
  [SCORING, 'console.log("scored");', GLOBALS],
  [SCORING, 'export const order = new Intl.Collator("zh");', GLOBALS],
  [SCORING, 'export const order = "a".localeCompare("b");', SYNTAX],
  [SCORING, "export const text = (1234).toLocaleString();", SYNTAX],
  [SCORING, 'import "node:fs";', IMPORTS],
  [SCORING, 'import "#db/sheets.ts";', IMPORTS],
  [DESK, "export const now = Date.now();", PROPERTIES],
  [DESK, "export const now = new Date();", SYNTAX],
  [DESK, "export const luck = Math.random();", PROPERTIES],
  [DESK, "export const id = crypto.randomUUID();", GLOBALS],
  [DESK, "export const id = globalThis.crypto;", PROPERTIES],
  [DESK, 'import "node:crypto";', IMPORTS],
  [DESK, 'import "kysely";', IMPORTS],
  [DRAWER, "export const now = Date.now();", PROPERTIES],
  [DRAWER, "export const luck = Math.random();", PROPERTIES],
  [DRAWER, 'import Driver from "better-sqlite3";\nexport const db = new Driver("file");', IMPORTS],
  [DRAWER, 'import { PostgresDialect } from "kysely";\nexport const dialect = PostgresDialect;', IMPORTS],
  [ROUTE, 'import "kysely";', IMPORTS],
  [ROUTE, 'import "#db/sheets.ts";', IMPORTS],
  [ROUTE, 'import "node:fs";', IMPORTS],
  [ROUTE, 'import "lucia";', IMPORTS],
  [ROUTE, 'import "#app/routes/other/part.tsx";', IMPORTS],
  [ROUTE, 'import "../other/part.tsx";', IMPORTS],
  [COMPONENT, 'import "kysely";', IMPORTS],
  [COMPONENT, 'import "#db/sheets.ts";', IMPORTS],
  [COMPONENT, 'import "node:fs";', IMPORTS],
  [OTHER_HTTP, 'import "lucia";', IMPORTS],
  [OTHER_HTTP, 'import "pg";', IMPORTS],
  [OTHER_HTTP, 'import "#app/http/cookies";', SYNTAX],
  [OTHER_HTTP, 'import "../../db/connection.ts";', SYNTAX],
  [OTHER_HTTP, "/* eslint-disable */\nvar old = 1;\nexport { old };", "no-var"],
  [TEST, 'import { it } from "vitest";\nit.skip("later", () => {});', PROPERTIES],
  [TEST, 'import { describe } from "vitest";\ndescribe.only("now", () => {});', PROPERTIES],
];

const PERMITTED: readonly (readonly [file: string, code: string])[] = [
  [SCORING, 'export const day = new Date("2022-10-01T00:00:00Z").getUTCDay();'],
  [SCORING, 'import { Temporal } from "temporal-polyfill";\nexport const day = Temporal.PlainDate.from("2022-10-01");'],
  [SCORING, 'import { z } from "zod";\nexport const mark = z.int();'],
  [DESK, 'import { findCall } from "#db/calls.ts";\nexport const find = findCall;'],
  [ROUTE, 'import { Part } from "./part.tsx";\nexport default Part;'],
  [DRAWER, 'import { sql } from "kysely";\nexport const one = sql`select 1`;'],
  [SESSION, 'import { Lucia } from "lucia";\nexport const kind = Lucia;'],
  [OTHER_HTTP, 'import { randomBytes } from "node:crypto";\nexport const id = randomBytes(16);'],
  ["db/connection.ts", 'import { SqliteDialect } from "kysely";\nexport const dialect = SqliteDialect;'],
  ["bin/planted.ts", 'console.log("done");'],
];

describe("the restrictions of each room", () => {
  it.for(FAULTS)("%s may not say: %s", async ([file, code, rule]) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });

  it.for(PERMITTED)("%s may say: %s", async ([file, code]) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});
