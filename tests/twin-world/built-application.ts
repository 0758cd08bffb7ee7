/** Finds the built server, which `npm run build` makes, for the suites that test what a browser gets. */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built server's module. */
    serverBuild: string;
  }
}

const BUILD = new URL("../../build/server/index.js", import.meta.url).pathname;

export default function findBuild(project: TestProject): void {
  if (!existsSync(BUILD)) throw new Error("There is no built application: run `npm run build` first.");
  project.provide("serverBuild", pathToFileURL(BUILD).href);
}
