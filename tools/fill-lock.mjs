/**
 * Makes package-lock.json complete on every platform: `node tools/fill-lock.mjs` after each dependency change.
 *
 * A package with native parts lists one optional dependency per platform. A registry that lacks some of them makes npm
 * write a lock without those entries, and `npm ci` then refuses the lock ("Missing … from lock file"). The script adds
 * the missing entries with the version the parent asks for and the platform its name tells, so that npm skips them here
 * and installs them where they belong. It also drops download addresses: a lock must not name one registry.
 *
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Packages path in node_modules → entry; "" is the project itself
 */
import { readFileSync, writeFileSync } from "node:fs";

const OPERATING_SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * The `os`, `cpu` and `libc` limits a package name such as `@rollup/rollup-linux-x64-musl` tells.
 *
 * @param {string} name
 */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const isWindows = words.includes("win32") || words.includes("windows");
  const os = isWindows ? "win32" : OPERATING_SYSTEMS.find((word) => words.includes(word));
  const cpu = PROCESSORS.find((word) => words.includes(word));
  if (os === undefined || cpu === undefined) throw new Error(`fill-lock: "${name}" does not name a platform`);
  const library = words.map((word) => /^(musl|gnu)/.exec(word)?.[1]).find((word) => word !== undefined);
  const libc = os === "linux" && library !== undefined ? { libc: [library === "musl" ? "musl" : "glibc"] } : {};
  return { cpu: [cpu], ...libc, os: [os] };
}

/**
 * Whether `name` is found from the package at `path`, looking upwards as Node does.
 *
 * @param {Packages} packages
 * @param {string} path
 * @param {string} name
 */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (`${folder === "" ? "" : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}

/**
 * @param {Packages} packages
 * @returns {[string, Entry][]}
 */
function missingEntries(packages) {
  /** @type {[string, Entry][]} */
  const missing = [];
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isLocked(packages, path, name)) continue;
      const flags = { ...(parent.dev === true ? { dev: true } : {}), optional: true };
      const version = range.replace(/^[~^]/, "");
      missing.push([`node_modules/${name}`, { version, ...platformOf(name), ...flags }]);
    }
  }
  return missing;
}

const file = new URL("../package-lock.json", import.meta.url);
/** @type {{ packages: Packages }} */
const lock = JSON.parse(readFileSync(file, "utf8"));
const { "": project, ...locked } = lock.packages;
const missing = missingEntries(lock.packages);
const entries = [...Object.entries(locked), ...missing].sort(([a], [b]) => a.localeCompare(b, "en"));
for (const [, entry] of entries) delete entry.resolved;
lock.packages = { "": project ?? {}, ...Object.fromEntries(entries) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${missing.length} platform entries added, ${entries.length} packages in all`);
