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
    ],
  },
});
