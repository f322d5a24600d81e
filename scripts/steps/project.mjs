import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the folder that holds package.json. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** @param {string[]} parts below the root */
export const inProject = (...parts) => path.join(ROOT, ...parts);

/** Where the production server lies after a build. */
export const STANDALONE = inProject(".next", "standalone");

/**
 * The script behind a package's command, to run with a Node of our choice and without a shell on any system.
 * @param {string} packageName @param {string} [command] where the package has several
 */
export function commandOf(packageName, command = packageName) {
  const folder = inProject("node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}
