import { existsSync } from "node:fs";
import { inProject } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

/** Older versions end without a word when the database driver is loaded. */
const OLDEST = { major: 22, minor: 12 };

/** @param {string} version such as "24.21.0" */
export function nodeFits(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** Name of the package that carries Node itself; macOS has none that is kept up to date. */
export function nodePackage(platform = process.platform, arch = process.arch) {
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}

/**
 * Path of the Node that runs everything but these scripts: the one that npm installed, else the one we run on.
 * @returns {Promise<string>}
 * @throws {Stop} when neither can load the database driver
 */
export async function findNode() {
  const executable = process.platform === "win32" ? "node.exe" : "node";
  const pinned = inProject("node_modules", nodePackage(), "bin", executable);
  // It starts on glibc only, and its package cannot say so: musl systems need a Node of their own.
  if (existsSync(pinned) && (await starts(pinned))) return pinned;
  if (nodeFits(process.versions.node)) return process.execPath;
  throw new Stop(
    `Sourcemark needs Node ${OLDEST.major}.${OLDEST.minor} or newer here, and this is ${process.versions.node}: install it from https://nodejs.org, then run the command again.`,
  );
}

/** @param {string} file */
async function starts(file) {
  const answer = await runProgram(file, ["--version"]).catch(() => undefined);
  return answer?.code === 0;
}
