import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { Stop } from "./stop.mjs";

/** @type {Record<string, string>} */
const CANNOT_WRITE = {
  EACCES: "it may not be written to",
  EPERM: "it may not be written to",
  EROFS: "its disk is read-only",
  ENOSPC: "its disk is full",
  ENOENT: "there can be no folder in that place",
  EEXIST: "there is a file of that name in its path",
};

/** @param {unknown} cause */
const codeOf = (cause) => (cause instanceof Error && "code" in cause ? String(cause.code) : "");

/**
 * Makes a folder and those above it, one by one: Node's own way never returns where the system lets nobody make one
 * and says that there is no such place (/proc).
 * @param {string} folder
 */
function makeFolders(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolders(above);
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Makes the data folder and proves that it can be written to.
 * @param {string} dataDir @throws {Stop}
 */
export function prepareDataDir(dataDir) {
  const probe = path.join(dataDir, `.writable-${process.pid}`);
  try {
    makeFolders(dataDir);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const reason = CANNOT_WRITE[codeOf(cause)] ?? `the system says ${codeOf(cause) || String(cause)}`;
    throw new Stop(
      `The data folder ${dataDir} cannot be used, because ${reason}: name another with DATA_DIR.`,
    );
  }
}

/** @param {string} code @param {string} host @param {number} port */
function portSentence(code, host, port) {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program: stop that, or choose another port with PORT=${port < 65_535 ? port + 1 : port - 1}.`;
  if (code === "EACCES") return `Port ${port} needs administrator rights: choose one above 1023 with PORT.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST is "${host}", which is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses.`;
  return `Port ${port} on ${host} cannot be used (${code}).`;
}

/** Finds out before the server does, to say it in a sentence. @param {string} host @param {number} port @returns {Promise<void>} */
export function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause) => reject(new Stop(portSentence(codeOf(cause), host, port))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
