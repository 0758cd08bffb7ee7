/**
 * `npm test` runs everything this project promises, in order: the checks, the test suites on both databases, a recount
 * of results in another language, the build, the twin worlds on the built application, and the walk through it in a
 * browser. Names after it choose stages: `npm test suites build`; `npm run check` is the stage of that name. Each check
 * and each test counts as one; a skipped test counts as failed. The last line is `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, command: string[] }} Step a program of node_modules/.bin with its arguments */

const ROOT = join(import.meta.dirname, "..");

/** @type {Step[]} */
const CHECKS = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["eslint", "--max-warnings", "0", "."] },
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  {
    name: "layers",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "bin", "db", "scoring", "tests", "tools"],
  },
  { name: "unused code", command: ["knip", "--no-progress"] },
];
/** @type {Step} */
const BUILD = { name: "build", command: ["remix", "vite:build", "--logLevel", "warn"] };
const WALK_CONFIG = "tests/walk/playwright.config.ts";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const NO_BROWSER =
  "No Chromium found: install one (Debian: apt-get install -y chromium fonts-noto-cjk) or name it in CANDELA_CHROMIUM.";

/**
 * @param {Step} step
 * @param {{ environment?: Record<string, string>, isQuiet?: boolean }} [options] quiet: the output is kept and returned
 * @returns {Promise<{ isGood: boolean, output: string, seconds: number }>}
 */
function run({ command: [program = "", ...args] }, { environment = {}, isQuiet = false } = {}) {
  const started = performance.now();
  const path = `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: path, ...environment },
      stdio: isQuiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
    /** @param {string} [why] what the program itself did not say */
    const end = (why) => {
      if (why !== undefined) output += `${program} ${why}\n`;
      if (why !== undefined && !isQuiet) console.log(`${program} ${why}`);
      resolve({ isGood: why === undefined, output, seconds: (performance.now() - started) / 1000 });
    };
    child.once("error", (error) => end(`did not start: ${error.message}`));
    child.once("close", (code, signal) => {
      if (code === 0) end();
      else end(signal === null ? `ended with ${code}` : `was ended by ${signal}`);
    });
  });
}

/** @param {string} text */
function headline(text) {
  console.log(`\n== ${text} ${"=".repeat(Math.max(0, 76 - text.length))}`);
}

/** @param {boolean} isGood @param {string} name @param {number} seconds */
function printResult(isGood, name, seconds) {
  console.log(`${isGood ? "passed" : "FAILED"}  ${name} (${seconds.toFixed(1)} s)`);
}

/** As many at once as there are processors, at most two; a good check says nothing but that it passed. */
async function check() {
  headline("Checks: types, lint, format, layers, unused code");
  const waiting = [...CHECKS];
  const count = { passed: 0, failed: 0 };
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { isGood, output, seconds } = await run(step, { isQuiet: true });
      if (!isGood) console.log(output.trimEnd());
      printResult(isGood, step.name, seconds);
      count[isGood ? "passed" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  return count;
}

/** @param {string} folder for the report */
async function suites(folder) {
  headline("Suites: rules, drawers and desks (SQLite and PostgreSQL), routes, command line");
  return await vitest(folder, "suites", ["rules", "house"]);
}

/** @param {string} folder for the report */
async function twins(folder) {
  headline("Twin worlds: what the built application tells a person with a conflict");
  return await vitest(folder, "twins", ["built"]);
}

/**
 * @param {string} folder for the report
 * @param {string} name
 * @param {string[]} projects of the configuration
 */
async function vitest(folder, name, projects) {
  const file = join(folder, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const command = ["vitest", "run", ...projects.flatMap((project) => ["--project", project]), ...reporters];
  const { isGood } = await run({ name, command });
  const report = await readReport(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    /** @param {{ status: string, assertionResults: { status: string }[] }} suite */
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((result) => result.status === "failed"),
  ).length;
  const passed = report.numPassedTests;
  return atLeastOneFailedUnless(isGood, { passed, failed: report.numTotalTests - passed + brokenFiles });
}

const NO_PYTHON =
  "No Python 3 found, with which results are counted a second time: install it (Debian: apt-get install -y python3).";

/** @param {string} folder for the report */
async function recount(folder) {
  headline("Recount: the official result, counted a second time in another language");
  const { isGood } = await run({ name: "python", command: ["python3", "--version"] }, { isQuiet: true });
  if (isGood) return await vitest(folder, "recount", ["recount"]);
  console.log(NO_PYTHON);
  return { passed: 0, failed: 1 };
}

async function build() {
  headline("Build");
  const { isGood, seconds } = await run(BUILD);
  printResult(isGood, BUILD.name, seconds);
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} folder for the report */
async function walk(folder) {
  headline("Walk: the built application in a browser");
  const browser = [process.env["CANDELA_CHROMIUM"] ?? "", ...BROWSERS].find((path) => path !== "" && existsSync(path));
  if (browser === undefined) {
    console.log(NO_BROWSER);
    return { passed: 0, failed: 1 };
  }
  const file = join(folder, "walk.json");
  const command = ["playwright", "test", "--config", WALK_CONFIG, "--forbid-only", "--reporter=list,json"];
  const environment = { CANDELA_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const { isGood } = await run({ name: "walk", command }, { environment });
  const report = await readReport(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailedUnless(isGood, { passed: expected, failed: unexpected + flaky + skipped });
}

/** @param {string} file @returns {Promise<any>} undefined when the program ended before it could report */
async function readReport(file) {
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : undefined;
}

/** A program that ends badly without a failed test, or that ran no test, has failed all the same.
 *
 * @param {boolean} isGood
 * @param {Count} count
 */
function atLeastOneFailedUnless(isGood, { passed, failed }) {
  return { passed, failed: isGood && passed > 0 ? failed : Math.max(1, failed) };
}

const STAGES = { check, suites, recount, build, twins, walk };
const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in STAGES));
if (unknown !== undefined) throw new Error(`test: no stage "${unknown}"; there are ${Object.keys(STAGES).join(", ")}`);

const reports = await mkdtemp(join(tmpdir(), "candela-reports-"));
const total = { passed: 0, failed: 0 };
try {
  for (const [name, stage] of Object.entries(STAGES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { passed, failed } = await stage(reports);
    total.passed += passed;
    total.failed += failed;
  }
} finally {
  await rm(reports, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
