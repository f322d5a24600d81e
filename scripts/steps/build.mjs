import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprintOf, listFiles } from "./fingerprint.mjs";
import { commandOf, inProject, ROOT, STANDALONE } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

/** What the built server is made of. */
const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
const NOT_BUILT = /\.test\.tsx?$|\.(?:arbitrary|testing)\.ts$|\/testing$|\/\.DS_Store$/;

const STAMP = inProject(".next", "source-fingerprint");

/** What a build of the sources as they are now would be stamped with. */
function currentFingerprint() {
  return fingerprintOf(ROOT, listFiles(ROOT, SOURCES, NOT_BUILT), [process.platform, process.arch]);
}

/** @param {string} fingerprint */
function isBuilt(fingerprint) {
  return (
    existsSync(STAMP) &&
    existsSync(path.join(STANDALONE, "server.js")) &&
    readFileSync(STAMP, "utf8") === fingerprint
  );
}

/**
 * Builds the production server unless it is built from these very sources.
 * @param {string} node path of the Node to build with
 * @returns {Promise<{ note: string | null }>}
 */
export async function build(node) {
  const fingerprint = currentFingerprint();
  if (isBuilt(fingerprint)) return { note: null };
  rmSync(STAMP, { force: true });
  const { code, output } = await runProgram(node, [commandOf("next"), "build"], {
    cwd: ROOT,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0)
    throw new Stop("The server could not be built: the reason stands above.", { details: output });
  copyAssets();
  writeFileSync(STAMP, fingerprint);
  return { note: "the sources had changed since the last build" };
}

/** The standalone server serves these itself, but the build leaves copying them to us. */
function copyAssets() {
  cpSync(inProject(".next", "static"), path.join(STANDALONE, ".next", "static"), { recursive: true });
  if (existsSync(inProject("public")))
    cpSync(inProject("public"), path.join(STANDALONE, "public"), { recursive: true });
}
