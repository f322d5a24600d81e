// The arrows between the layers (docs/decisions/0001): app → components, db, lib; cli → db, lib; components → lib;
// db → lib; lib → nothing. Checked by `npm test`, drawn by `npm run graph`.

/** Libraries without I/O, clock or framework. A new one is added here on purpose, with a reason in the commit. */
const PURE_LIBRARIES = [
  "zod",
  "uuid",
  "iconv-lite",
  "chardet",
  "linkedom",
  "htmlparser2",
  "@mozilla/readability",
  "csv-stringify",
  "csv-parse",
  "feedsmith",
  "client-zip",
  "hyparquet-writer",
  "saxes",
];

const npmPackages = (names) => `node_modules/(?:${names.join("|")})(?:/|$)`;

/** Tests and what only tests use: free to reach into whatever they test. */
const TESTING = "[.]test[.]tsx?$|[.](?:arbitrary|testing)[.]ts$|/testing/|^tests/|^bench/";

/** The parts of app/ that may read the store: the server's inside and the HTTP routes. Pages call its loaders. */
const BEHIND_THE_DOOR = "^app/(?:_server/|api/|.*/(?:route[.]ts|page[.]tsx)$)";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "lib-knows-no-layer",
      comment: "lib/ is what is true regardless of screen or store; it imports no other layer.",
      severity: "error",
      from: { path: "^lib/", pathNot: TESTING },
      to: { path: "^(?:app|components|db|cli|scripts|tests|bench)/" },
    },
    {
      name: "lib-uses-pure-libraries",
      comment:
        "lib/ is pure: no I/O, no clock, no framework. Add a pure library to PURE_LIBRARIES on purpose.",
      severity: "error",
      from: { path: "^lib/", pathNot: TESTING },
      to: { path: "node_modules/", pathNot: npmPackages(PURE_LIBRARIES) },
    },
    {
      name: "lib-uses-no-node",
      comment: "lib/ runs in the browser, on the server and in workers alike, so Node's modules stay out.",
      severity: "error",
      from: { path: "^lib/", pathNot: TESTING },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "components-know-only-lib",
      comment: "What people see talks to the server through the API client, never to the store.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTING },
      to: { path: "^(?:app|db|cli|scripts|tests|bench)/" },
    },
    {
      name: "components-run-in-the-browser",
      comment: "Drivers, the query builder, the logger and password hashing belong to the server.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTING },
      to: { path: npmPackages(["better-sqlite3", "pg", "drizzle-orm", "pino", "@node-rs/argon2"]) },
    },
    {
      name: "components-use-no-node",
      comment: "Node's modules do not exist in a browser.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTING },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "db-knows-only-lib",
      comment: "db/ is what is kept: no React, no Next, no request.",
      severity: "error",
      from: { path: "^db/", pathNot: TESTING },
      to: {
        path: `^(?:app|components|cli|scripts|tests|bench)/|${npmPackages(["react", "react-dom", "next", "better-auth", "server-only"])}`,
      },
    },
    {
      name: "cli-knows-db-and-lib",
      comment: "A command must work without the web server.",
      severity: "error",
      from: { path: "^cli/", pathNot: TESTING },
      to: { path: `^(?:app|components|scripts|tests|bench)/|${npmPackages(["react", "react-dom", "next"])}` },
    },
    {
      name: "nobody-imports-app",
      comment: "app/ composes the layers; nothing builds on it.",
      severity: "error",
      from: { pathNot: `^app/|^instrumentation[.]ts$|${TESTING}` },
      to: { path: "^app/" },
    },
    {
      name: "product-imports-no-tests",
      comment: "What ships does not lean on what only tests need.",
      severity: "error",
      from: { path: "^(?:app|cli|components|db|lib|scripts)/", pathNot: TESTING },
      to: { path: TESTING },
    },
    {
      name: "store-only-behind-the-door",
      comment:
        "Only routes, pages and app/_server reach the store, and each asks for proof of who may; layouts and islands get data from them.",
      severity: "error",
      from: { path: "^app/", pathNot: `${BEHIND_THE_DOOR}|${TESTING}` },
      to: { path: "^db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "drivers-only-in-db",
      comment: "One place opens a database, after it has checked the Node version.",
      severity: "error",
      from: { path: "^(?:app|cli|components|lib|scripts)/", pathNot: TESTING },
      to: { path: npmPackages(["better-sqlite3", "pg", "@electric-sql/pglite"]) },
    },
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or miss a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this and it imports nothing: dead, or not used yet.",
      severity: "warn",
      from: {
        orphan: true,
        pathNot: `${TESTING}|[.]d[.]ts$|^[^/]+$|^scripts/|^cli/|^app/.*/?(?:page|layout|route|error|loading|not-found|global-error|icon)[.]tsx?$`,
      },
      to: {},
    },
    {
      name: "resolvable",
      comment: "An import that points nowhere would slip past every rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^server-only$" },
    },
    {
      name: "declared",
      comment: "A package that package.json does not name comes along by luck.",
      severity: "error",
      from: { path: "^(?:app|cli|components|db|lib|scripts|tests|bench)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "runtime-needs-no-development-package",
      comment: "It would be missing where only the dependencies are installed.",
      severity: "error",
      from: { path: "^(?:app|cli|components|db|lib)/", pathNot: TESTING },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API yet, so swc reads the imports.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/|[.]css$|^db/migrations/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
