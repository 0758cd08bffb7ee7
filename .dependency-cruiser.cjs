/**
 * Who may import whom. The rules are the table of ARCHITECTURE.md, one block per row; `tests/layers/` plants a fault
 * for each of them. A component that imports `db/` would ship database code to the browser without any error, so this
 * is a safety rule and not a taste.
 */
const packages = (...names) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`);

const DRIVERS = packages("better-sqlite3", "pg");
const KYSELY = packages("kysely");
const WEB = packages("@remix-run/[^/]+", "react", "react-dom", "i18next", "express", "lucia", "isbot");
/** Dictionaries of names: megabytes that no page may ship. */
const DICTIONARIES = packages("company-email-validator", "opencc-js", "pinyin-pro", "tldts");
/** The two files that open something: the database, and the folder with its lock. */
const OPENING = "^db/(connection|data-folder)\\.ts$";
const CORE = { dependencyTypes: ["core"] };

/** Everything of our own outside `allowed`, written as one negative look-ahead, so that a new folder starts forbidden. */
const ownExcept = (...allowed) => `^(?!${allowed.join("|")})(app|bin|db|scoring|tests|tools)/`;

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    // scoring: pure, so that it runs unchanged in the browser and in worker threads.
    {
      name: "scoring-imports-only-scoring",
      severity: "error",
      from: { path: "^scoring/" },
      to: {
        pathNot: [
          "^scoring/",
          ...packages("zod", "@noble/hashes", "canonicalize", "temporal-polyfill"),
          ...DICTIONARIES,
        ],
      },
    },
    {
      name: "only-names-of-conflicts-know-dictionaries",
      severity: "error",
      from: { path: "^(app|bin|db|scoring)/", pathNot: "^scoring/conflicts/names/" },
      to: { path: DICTIONARIES },
    },
    {
      name: "no-page-ships-the-detection-of-conflicts",
      severity: "error",
      from: { path: "^app/(routes|components|i18n)/" },
      to: { path: "^scoring/conflicts/(names/|scan-for-conflicts)", dependencyTypesNot: ["type-only"] },
    },

    // db: SQL only; of the rules it knows the shapes, never the decisions.
    {
      name: "db-takes-only-types-from-scoring",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^scoring/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "db-knows-nobody-above",
      severity: "error",
      from: { path: "^db/" },
      to: { path: ownExcept("db/", "scoring/") },
    },
    { name: "db-knows-no-web", severity: "error", from: { path: "^db/" }, to: { path: WEB } },
    {
      name: "db-touches-files-only-where-it-opens",
      severity: "error",
      from: { path: "^db/", pathNot: OPENING },
      to: CORE,
    },
    {
      name: "only-connection-knows-the-drivers",
      severity: "error",
      from: { path: "^(app|bin|db)/", pathNot: OPENING },
      to: { path: DRIVERS },
    },

    // app/workflow: rules and drawers; clock, random, files and mail come through Context.
    {
      name: "workflow-knows-no-page",
      severity: "error",
      from: { path: "^app/workflow/" },
      to: { path: ownExcept("app/workflow/", "db/", "scoring/") },
    },
    { name: "workflow-knows-no-web", severity: "error", from: { path: "^app/workflow/" }, to: { path: WEB } },
    {
      name: "workflow-reaches-kysely-through-db",
      severity: "error",
      from: { path: "^app/workflow/" },
      to: { path: KYSELY },
    },
    { name: "workflow-takes-the-world-from-context", severity: "error", from: { path: "^app/workflow/" }, to: CORE },

    // app/http: the door. It opens the database but asks the desks.
    {
      name: "http-knows-no-page",
      severity: "error",
      from: { path: "^app/http/" },
      to: { path: ownExcept("app/http/", "app/i18n/", "app/workflow/", "db/", "scoring/") },
    },
    {
      name: "http-asks-desks-not-drawers",
      severity: "error",
      from: { path: "^app/http/" },
      to: {
        path: "^db/",
        pathNot: ["^db/connection\\.ts$", "^db/(sessions|accounts)\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only-the-session-adapter-opens-its-drawers",
      comment: "The session library asks for storage, not for a decision: there is no desk between.",
      severity: "error",
      from: { path: "^app/http/", pathNot: "^app/http/session\\.server\\.ts$" },
      to: { path: "^db/(sessions|accounts)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "http-takes-only-types-from-scoring",
      severity: "error",
      from: { path: "^app/http/" },
      to: { path: "^scoring/", dependencyTypesNot: ["type-only"] },
    },
    { name: "http-knows-no-kysely", severity: "error", from: { path: "^app/http/" }, to: { path: KYSELY } },

    // app/routes and the three files Remix wants beside them: thin.
    {
      name: "routes-ask-desks-not-drawers",
      severity: "error",
      from: { path: "^app/(routes/|[^/]+$)" },
      to: { path: ownExcept("app/", "scoring/") },
    },
    { name: "routes-know-no-kysely", severity: "error", from: { path: "^app/(routes/|[^/]+$)" }, to: { path: KYSELY } },
    { name: "routes-touch-no-machine", severity: "error", from: { path: "^app/routes/" }, to: CORE },

    // app/components: plain UI of React, with the links and forms of the router; app/i18n: texts.
    {
      name: "components-know-only-rules-and-texts",
      severity: "error",
      from: { path: "^app/components/" },
      to: { path: ownExcept("app/components/", "app/i18n/", "scoring/") },
    },
    {
      name: "components-know-only-react",
      severity: "error",
      from: { path: "^app/components/" },
      to: {
        path: "(^|/)node_modules/",
        pathNot: packages(
          "react",
          "react-dom",
          "i18next",
          "recharts",
          "@remix-run/react",
          "@tanstack/[^/]+",
          "temporal-[^/]+",
        ),
      },
    },
    { name: "components-touch-no-machine", severity: "error", from: { path: "^app/(components|i18n)/" }, to: CORE },
    {
      name: "texts-know-nobody",
      severity: "error",
      from: { path: "^app/i18n/" },
      to: { path: ownExcept("app/i18n/"), dependencyTypesNot: ["type-only"] },
    },

    // bin: the same desks and rules from the command line; one file of it starts the server.
    {
      name: "bin-knows-no-page",
      severity: "error",
      from: { path: "^bin/" },
      to: { path: ownExcept("app/http/", "app/workflow/", "bin/", "db/", "scoring/") },
    },
    {
      name: "only-serve-starts-the-server",
      severity: "error",
      from: { path: "^bin/", pathNot: "^bin/serve\\.ts$" },
      to: { path: "^app/http/" },
    },
    {
      name: "bin-knows-no-web",
      severity: "error",
      from: { path: "^bin/", pathNot: "^bin/serve\\.ts$" },
      to: { path: WEB, dependencyTypesNot: ["type-only"] },
    },
    { name: "bin-knows-no-kysely", severity: "error", from: { path: "^bin/" }, to: { path: KYSELY } },

    // Everywhere.
    {
      name: "no-circle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-barrel", severity: "error", from: { path: "(^|/)index\\.tsx?$" }, to: {} },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-unlisted-package",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "running-code-needs-no-dev-package",
      severity: "error",
      from: { path: "^(app|bin|db|scoring)/", pathNot: "^app/routes\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "running-code-knows-no-test",
      severity: "error",
      from: { path: "^(app|bin|db|scoring)/" },
      to: { path: "^(tests|tools)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|data)/" },
    tsConfig: { fileName: "tsconfig.json" },
    // Types are seen too, and told apart from values.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};
