import { readFileSync } from "node:fs";
import { inProject, ROOT } from "./project.mjs";
import { nodePackage } from "./node-version.mjs";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} LockFile */

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own record last of all, so an installation
 * that broke off has none, and neither has one of another platform the Node of this one.
 * @param {LockFile} lock package-lock.json
 * @param {LockFile | undefined} installed node_modules/.package-lock.json
 * @param {string} ownNode name of this platform's Node package
 */
export function isInstalled(lock, installed, ownNode = nodePackage()) {
  if (!installed) return false;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed.packages[place];
    if (!found) return wanted.optional === true && place !== `node_modules/${ownNode}`;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @param {string} file @returns {LockFile | undefined} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Runs `npm ci` unless node_modules is as the lock file says. @returns {Promise<{ note: string | null }>} */
export async function install() {
  const lock = readLock(inProject("package-lock.json"));
  if (!lock) throw new Stop("package-lock.json is missing or broken: take it from the repository again.");
  if (isInstalled(lock, readLock(inProject("node_modules", ".package-lock.json")))) return { note: null };
  const { code, output } = await npm(["ci"]);
  if (code !== 0)
    throw new Stop("The packages could not be installed: npm's reason stands above.", { details: output });
  return { note: `${Object.keys(lock.packages).length - 1} packages in the lock file` };
}

/** npm names its own script in the environment; started without npm, the one on the path is taken. @param {string[]} args */
function npm(args) {
  // Tools for building are wanted even where production is the habit.
  const options = { cwd: ROOT, env: { NODE_ENV: "development", npm_config_omit: "" } };
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return runProgram(process.execPath, [script, ...args], options);
  return runProgram("npm", args, { ...options, shell: process.platform === "win32" });
}
