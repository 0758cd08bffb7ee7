/**
 * The layer check checked: a small house with every forbidden import planted in it. Each fault must be named by its
 * rule, and the permitted imports beside them must not be.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const TARGETS = [
  "scoring/target.ts",
  "scoring/conflicts/scan-for-conflicts.ts",
  "db/target.ts",
  "db/connection.ts",
  "db/sessions.ts",
  "app/workflow/target.server.ts",
  "app/http/target.server.ts",
  "app/components/target.tsx",
  "app/i18n/target.ts",
  "app/routes/other/route.tsx",
  "bin/target.ts",
  "tests/target.ts",
] as const;
const KYSELY = "kysely";
const SQLITE = "better-sqlite3";
const REMIX = "@remix-run/react";
const NODE = "node:fs";

/** An importing file, and what it imports → the one rule that says no. */
type Fault = readonly [file: string, specifier: string, rule: string];
type Permitted = readonly [file: string, specifier: string];

const FAULTS: readonly Fault[] = [
  ["scoring/a.ts", "#db/target.ts", "scoring-imports-only-scoring"],
  ["scoring/a.ts", "#app/workflow/target.server.ts", "scoring-imports-only-scoring"],
  ["scoring/a.ts", "#app/http/target.server.ts", "scoring-imports-only-scoring"],
  ["scoring/a.ts", "#app/components/target.tsx", "scoring-imports-only-scoring"],
  ["scoring/a.ts", "react", "scoring-imports-only-scoring"],
  ["scoring/a.ts", KYSELY, "scoring-imports-only-scoring"],
  ["scoring/a.ts", NODE, "scoring-imports-only-scoring"],
  ["scoring/a.ts", "pinyin-pro", "only-names-of-conflicts-know-dictionaries"],
  ["app/workflow/a.server.ts", "tldts", "only-names-of-conflicts-know-dictionaries"],
  ["app/routes/page/route.tsx", "#scoring/conflicts/scan-for-conflicts.ts", "no-page-ships-the-detection-of-conflicts"],
  ["db/a.ts", "#scoring/target.ts", "db-takes-only-types-from-scoring"],
  ["db/a.ts", "#app/workflow/target.server.ts", "db-knows-nobody-above"],
  ["db/a.ts", "#app/http/target.server.ts", "db-knows-nobody-above"],
  ["db/a.ts", "#app/components/target.tsx", "db-knows-nobody-above"],
  ["db/a.ts", REMIX, "db-knows-no-web"],
  ["db/a.ts", NODE, "db-touches-files-only-where-it-opens"],
  ["db/a.ts", SQLITE, "only-connection-knows-the-drivers"],
  ["db/seed/a.ts", "pg", "only-connection-knows-the-drivers"],
  ["app/workflow/a.server.ts", "#app/http/target.server.ts", "workflow-knows-no-page"],
  ["app/workflow/a.server.ts", "#app/components/target.tsx", "workflow-knows-no-page"],
  ["app/workflow/a.server.ts", "#app/i18n/target.ts", "workflow-knows-no-page"],
  ["app/workflow/a.server.ts", "react", "workflow-knows-no-web"],
  ["app/workflow/a.server.ts", "@remix-run/node", "workflow-knows-no-web"],
  ["app/workflow/a.server.ts", KYSELY, "workflow-reaches-kysely-through-db"],
  ["app/workflow/a.server.ts", NODE, "workflow-takes-the-world-from-context"],
  ["app/http/a.server.ts", "#db/target.ts", "http-asks-desks-not-drawers"],
  ["app/http/a.server.ts", "#app/components/target.tsx", "http-knows-no-page"],
  ["app/http/a.server.ts", "#app/routes/other/route.tsx", "http-knows-no-page"],
  ["app/http/a.server.ts", "#db/sessions.ts", "only-the-session-adapter-opens-its-drawers"],
  ["app/http/session.server.ts", "#db/target.ts", "http-asks-desks-not-drawers"],
  ["app/http/a.server.ts", "#scoring/target.ts", "http-takes-only-types-from-scoring"],
  ["app/http/a.server.ts", KYSELY, "http-knows-no-kysely"],
  ["app/routes/page/route.tsx", "#db/target.ts", "routes-ask-desks-not-drawers"],
  ["app/routes/page/route.tsx", "#db/connection.ts", "routes-ask-desks-not-drawers"],
  ["app/routes/page/route.tsx", KYSELY, "routes-know-no-kysely"],
  ["app/routes/page/route.tsx", NODE, "routes-touch-no-machine"],
  ["app/root.tsx", "#db/target.ts", "routes-ask-desks-not-drawers"],
  ["app/components/a.tsx", "#db/target.ts", "components-know-only-rules-and-texts"],
  ["app/components/a.tsx", "#app/workflow/target.server.ts", "components-know-only-rules-and-texts"],
  ["app/components/a.tsx", "#app/http/target.server.ts", "components-know-only-rules-and-texts"],
  ["app/components/a.tsx", "@remix-run/node", "components-know-only-react"],
  ["app/components/a.tsx", KYSELY, "components-know-only-react"],
  ["app/components/a.tsx", NODE, "components-touch-no-machine"],
  ["app/i18n/a.ts", "#app/workflow/target.server.ts", "texts-know-nobody"],
  ["bin/a.ts", "#app/components/target.tsx", "bin-knows-no-page"],
  ["bin/a.ts", "react", "bin-knows-no-web"],
  ["bin/a.ts", KYSELY, "bin-knows-no-kysely"],
  ["bin/a.ts", "#app/http/target.server.ts", "only-serve-starts-the-server"],
  ["bin/a.ts", "fast-check", "running-code-needs-no-dev-package"],
  ["scoring/round/a.ts", "./b.ts", "no-circle"],
  ["scoring/round/b.ts", "./a.ts", "no-circle"],
  ["scoring/shelf/index.ts", "../target.ts", "no-barrel"],
  ["bin/a.ts", "./nowhere.ts", "no-unresolvable"],
];

const PERMITTED: readonly Permitted[] = [
  ["scoring/b.ts", "#scoring/target.ts"],
  ["scoring/b.ts", "zod"],
  ["scoring/b.ts", "@noble/hashes/sha2.js"],
  ["scoring/conflicts/names/b.ts", "pinyin-pro"],
  ["app/workflow/b.server.ts", "#scoring/conflicts/scan-for-conflicts.ts"],
  ["db/b.ts", KYSELY],
  ["db/b.ts", "#db/connection.ts"],
  ["app/workflow/b.server.ts", "#db/target.ts"],
  ["app/workflow/b.server.ts", "#scoring/target.ts"],
  ["app/http/b.server.ts", "#app/workflow/target.server.ts"],
  ["app/http/b.server.ts", "#db/connection.ts"],
  ["app/http/session.server.ts", "#db/sessions.ts"],
  ["app/http/b.server.ts", NODE],
  ["app/http/b.server.ts", "express"],
  ["app/routes/b/route.tsx", "#app/workflow/target.server.ts"],
  ["app/routes/b/route.tsx", "#app/http/target.server.ts"],
  ["app/routes/b/route.tsx", "#app/components/target.tsx"],
  ["app/routes/b/route.tsx", "#app/i18n/target.ts"],
  ["app/routes/b/route.tsx", "#scoring/target.ts"],
  ["app/routes/b/route.tsx", "./part.tsx"],
  ["app/routes/b/route.tsx", REMIX],
  ["app/components/b.tsx", "#scoring/target.ts"],
  ["app/components/b.tsx", "#app/i18n/target.ts"],
  ["app/components/b.tsx", "react"],
  ["app/components/b.tsx", REMIX],
  ["app/components/b.tsx", "recharts"],
  ["bin/b.ts", "#app/workflow/target.server.ts"],
  ["bin/b.ts", "#scoring/target.ts"],
  ["bin/b.ts", "#db/connection.ts"],
  ["bin/b.ts", NODE],
  ["bin/serve.ts", "#app/http/target.server.ts"],
];

/** Types are erased; only where the plan says "types only" does this make a difference. */
const PERMITTED_TYPES: readonly Permitted[] = [
  ["db/c.ts", "#scoring/target.ts"],
  ["app/http/c.server.ts", "#scoring/target.ts"],
  ["app/http/c.server.ts", "#db/target.ts"],
];

interface CruisedModule {
  source: string;
  dependencies: { module: string; protocol?: string; rules?: { name: string }[] }[];
}

let house = "";
const refused: Fault[] = [];
const accepted: Permitted[] = [];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "candela-layers-"));
  for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs"])
    await copyFile(join(ROOT, file), join(house, file));
  await symlink(join(ROOT, "node_modules"), join(house, "node_modules"));
  for (const file of [...TARGETS, "app/routes/b/part.tsx"]) await write(file, "export const target = 1;\n");
  for (const [file, imports] of importsByFile()) await write(file, imports.join(""));

  for (const { source, dependencies } of await cruiseHouse()) {
    for (const { module, protocol = "", rules = [] } of dependencies) {
      const specifier = `${protocol}${module}`;
      if (rules.length === 0) accepted.push([source, specifier]);
      for (const { name } of rules) refused.push([source, specifier, name]);
    }
  }
});
afterAll(() => rm(house, { recursive: true, force: true }));

describe("the layer check", () => {
  it("names every planted fault by its rule, and nothing else", () => {
    expect(refused.map(String).sort()).toEqual(FAULTS.map(String).sort());
  });

  it("lets every permitted import through", () => {
    expect(accepted.map(String).sort()).toEqual([...PERMITTED, ...PERMITTED_TYPES].map(String).sort());
  });
});

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, file)), { recursive: true });
  await writeFile(join(house, file), text);
}

function importsByFile(): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  const add = (file: string, line: string): unknown => imports.set(file, [...(imports.get(file) ?? []), line]);
  for (const [file, specifier] of [...FAULTS, ...PERMITTED]) add(file, `import ${JSON.stringify(specifier)};\n`);
  for (const [file, specifier] of PERMITTED_TYPES)
    add(file, `import type { target } from ${JSON.stringify(specifier)};\n`);
  return imports;
}

/** The command that `npm run check` runs, in the planted house. */
function cruiseHouse(): Promise<CruisedModule[]> {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  return new Promise((resolve, reject) => {
    const rooms = ["app", "bin", "db", "scoring"];
    // The house borrows the packages through a link; seen as its own, they have the paths a checkout gives them.
    const options = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", "--preserve-symlinks"];
    const args = [program, ...options, ...rooms];
    execFile(process.execPath, args, { cwd: house, maxBuffer: 2 ** 26 }, (error, output, complaint) => {
      // It ends with the number of errors; no output at all means it did not run.
      if (output === "") reject(new Error(`cruiseHouse: ${complaint}`, { cause: error }));
      else resolve((JSON.parse(output) as { modules: CruisedModule[] }).modules);
    });
  });
}
