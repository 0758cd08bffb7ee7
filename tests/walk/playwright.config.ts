import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** The walk drives the built application; `npm test` builds it first. */
const PORT = Number(process.env["WALK_PORT"] ?? "3105");
const CHROMIUM = [
  process.env["CANDELA_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export default defineConfig({
  testDir: ".",
  testMatch: "*.walk.ts",
  // One award is walked from its first step to its last, so the order is the point.
  workers: 1,
  fullyParallel: false,
  maxFailures: 1,
  timeout: 120_000,
  outputDir: "../../test-results",
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1280, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: CHROMIUM.find((path) => path !== undefined && existsSync(path)) ?? "chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
    },
  },
  webServer: {
    // WALK_AT starts later, to try the end of the walk alone (with --grep).
    command: `node --import tsx bin/candela.ts call demo --at ${process.env["WALK_AT"] ?? "call-closed"}`,
    cwd: "../..",
    url: `http://127.0.0.1:${PORT}/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    env: {
      PORT: String(PORT),
      CANDELA_DATA_DIR: "test-results/walk-data",
      NODE_ENV: "production",
    },
  },
});
