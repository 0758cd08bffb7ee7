import { defineConfig } from "vitest/config";

// Creating a database or hashing a password takes long on a busy machine; a test that hangs still ends.
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...limits,
          name: "rules",
          include: ["tests/{scoring,layers,components,i18n}/**/*.test.{ts,tsx}"],
        },
      },
      {
        test: {
          ...limits,
          name: "house",
          include: ["tests/{db,workflow,http,routes,bin}/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
      {
        test: {
          ...limits,
          name: "recount",
          include: ["tests/recount/**/*.test.ts"],
        },
      },
      {
        test: {
          ...limits,
          testTimeout: 180_000,
          name: "built",
          include: ["tests/twin-world/**/*.test.ts"],
          globalSetup: ["tests/twin-world/built-application.ts"],
        },
      },
    ],
  },
});
