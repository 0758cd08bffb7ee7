import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/*
 * What a type cannot say and an import graph does not show: no room but the outermost may ask the machine for the time,
 * for luck or for its language. `tests/layers/` plants a fault for each restriction.
 */
const NO_CLOCK = [
  { object: "Date", property: "now", message: "The time is passed in." },
  { object: "Temporal", property: "Now", message: "The time is passed in." },
  { object: "performance", property: "now", message: "The time is passed in." },
];
const NO_LUCK = [
  { object: "Math", property: "random", message: "Random numbers are passed in." },
  { object: "globalThis", property: "crypto", message: "Random numbers are passed in." },
];
const NO_CLOCK_SYNTAX = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: "The time is passed in.",
  },
];
const NO_LOCALE_SYNTAX = [
  {
    selector: "MemberExpression[property.name=/^(localeCompare|toLocale[A-Z].*)$/]",
    message: "The order and the bytes must not depend on the machine's language.",
  },
];
const OWN_IMPORT =
  ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=";
const IMPORTS_NAME_THE_FILE = {
  selector: `${OWN_IMPORT}/^(#|\\.\\.?\\u002f)(?!.*\\.(ts|tsx|js|mjs|cjs|json|css|svg)(\\?.*)?$)/]`,
  message: "Import own files with their extension.",
};
const IMPORTS_OF_A_ROOM_USE_ITS_ALIAS = {
  selector: `${OWN_IMPORT}/^\\.\\.\\u002f.*(app|db|scoring)\\u002f/]`,
  message: "Reach another room through its alias (#app/, #db/, #scoring/).",
};
const OWN_IMPORTS = [IMPORTS_NAME_THE_FILE, IMPORTS_OF_A_ROOM_USE_ITS_ALIAS];

const DIALECT_NAMES = [
  "MssqlDialect",
  "MysqlDialect",
  "PostgresAdapter",
  "PostgresDialect",
  "PostgresDriver",
  "PostgresIntrospector",
  "PostgresQueryCompiler",
  "SqliteAdapter",
  "SqliteDialect",
  "SqliteDriver",
  "SqliteIntrospector",
  "SqliteQueryCompiler",
];
const LUCIA = { name: "lucia", message: "Only app/http/session.server.ts knows lucia." };
const DRIVERS = ["better-sqlite3", "pg"].map((name) => ({
  name,
  message: "Only db/connection.ts and the lock of db/data-folder.ts know drivers.",
}));
const DIALECTS = { name: "kysely", importNames: DIALECT_NAMES, message: "Only db/connection.ts knows dialects." };
const KYSELY = { name: "kysely", message: "Ask a desk in app/workflow; SQL lives in db/." };
const DB = { regex: "^#db/|(^|/)db/", message: "Ask a desk in app/workflow." };
const OTHER_PAGE = { regex: "^#app/routes/|^\\.\\./", message: "A part that two pages use belongs in app/components." };
const NODE = { regex: "^node:", message: "This room does not touch the machine." };

/** @param {unknown[]} paths @param {unknown[]} patterns @returns {["error", object]} */
const noImports = (paths, patterns = []) => ["error", { paths, patterns }];
/** @param {string[]} names @returns {["error", ...object[]]} */
const noGlobals = (...names) => [
  "error",
  ...names.map((name) => ({ name, message: "This room is given what it needs." })),
];

const NO_SKIPPED_TEST = ["it", "test", "describe"].flatMap((object) =>
  ["skip", "only", "todo", "skipIf", "runIf"].map((property) => ({
    object,
    property,
    message: "Every test runs.",
  })),
);

export default tseslint.config(
  { ignores: ["build/", "data/", "node_modules/", "coverage/", "test-results/", "playwright-report/", "public/"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-check": true, "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { disallowTypeAnnotations: false, fixStyle: "separate-type-imports" },
      ],
      // A branch that hands on to another step may return what the step returns: nothing.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // Route parameters and checked indexes: the type cannot know, the reader can.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // Remix answers by throwing a Response.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" },
            { from: "package", package: "@remix-run/router", name: "DataWithResponseInit" },
          ],
        },
      ],
      // Spreading a text gives its code points, which is what is wanted where it is done.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // Stores and databases are plain objects of functions; none of them knows `this`.
      "@typescript-eslint/unbound-method": "off",
      // Loaders, actions and store interfaces are async by contract.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowBoolean: true, allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-imports": noImports([LUCIA, ...DRIVERS, DIALECTS]),
      "no-restricted-syntax": ["error", ...OWN_IMPORTS],
      "no-var": "error",
      "no-warning-comments": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    rules: {
      // A component may have a property called role.
      "jsx-a11y/aria-role": ["error", { ignoreNonDOM: true }],
      // A region that scrolls must be reachable by keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region", "tabpanel"], tags: [] }],
    },
  },
  {
    files: ["scoring/**"],
    rules: {
      "no-restricted-globals": noGlobals(
        "Buffer",
        "Intl",
        "console",
        "crypto",
        "document",
        "fetch",
        "navigator",
        "performance",
        "process",
        "setInterval",
        "setTimeout",
        "window",
      ),
      "no-restricted-imports": noImports([LUCIA, ...DRIVERS, KYSELY], [DB, NODE]),
      "no-restricted-properties": ["error", ...NO_CLOCK, ...NO_LUCK],
      "no-restricted-syntax": ["error", ...NO_CLOCK_SYNTAX, ...NO_LOCALE_SYNTAX, ...OWN_IMPORTS],
    },
  },
  {
    files: ["db/**"],
    ignores: ["db/connection.ts", "db/data-folder.ts"],
    rules: {
      "no-restricted-globals": noGlobals("Intl", "console", "crypto", "fetch", "performance", "process"),
      "no-restricted-properties": ["error", ...NO_CLOCK, ...NO_LUCK],
      "no-restricted-syntax": ["error", ...NO_CLOCK_SYNTAX, ...NO_LOCALE_SYNTAX, ...OWN_IMPORTS],
    },
  },
  {
    files: ["app/workflow/**"],
    rules: {
      "no-restricted-globals": noGlobals("console", "crypto", "fetch", "performance", "process"),
      "no-restricted-imports": noImports([LUCIA, ...DRIVERS, KYSELY], [NODE]),
      "no-restricted-properties": ["error", ...NO_CLOCK, ...NO_LUCK],
      "no-restricted-syntax": ["error", ...NO_CLOCK_SYNTAX, ...NO_LOCALE_SYNTAX, ...OWN_IMPORTS],
    },
  },
  {
    files: ["app/routes/**"],
    rules: { "no-restricted-imports": noImports([LUCIA, ...DRIVERS, KYSELY], [DB, NODE, OTHER_PAGE]) },
  },
  {
    files: ["app/components/**", "app/i18n/**", "app/root.tsx"],
    rules: { "no-restricted-imports": noImports([LUCIA, ...DRIVERS, KYSELY], [DB, NODE]) },
  },
  { files: ["db/connection.ts"], rules: { "no-restricted-imports": noImports([LUCIA]) } },
  { files: ["db/data-folder.ts"], rules: { "no-restricted-imports": noImports([LUCIA, DIALECTS]) } },
  { files: ["app/http/session.server.ts"], rules: { "no-restricted-imports": noImports([...DRIVERS, DIALECTS]) } },
  { files: ["bin/**", "tools/**", "tests/bench/**", "tests/rig/**"], rules: { "no-console": "off" } },
  {
    files: ["tests/**"],
    rules: {
      "no-restricted-imports": noImports([LUCIA]),
      "no-restricted-properties": ["error", ...NO_SKIPPED_TEST],
      // The suites have folders named like the rooms they test.
      "no-restricted-syntax": ["error", IMPORTS_NAME_THE_FILE],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: {
        URL: "readonly",
        console: "readonly",
        module: "writable",
        performance: "readonly",
        process: "readonly",
      },
    },
  },
);
