import { spawn } from "node:child_process";
import { get } from "node:http";
import path from "node:path";
import { STANDALONE } from "./project.mjs";
import { Stop } from "./stop.mjs";

const PATIENCE = 60_000;
const BETWEEN_TRIES = 50;
/** Megabytes that fresh objects may take before they are looked through; the default doubles it, for 40 MB more memory. */
const FRESH = "--max-semi-space-size=8";
/** Heaps of the C library that threads share; with one for each, what ended threads leave adds up. */
const ARENAS = "2";

/**
 * @typedef {object} Server
 * @property {import("node:child_process").ChildProcess} child
 * @property {Promise<{ code: number | null, signal: string | null }>} ended
 * @property {() => string} output what it has written so far
 */

/**
 * Starts the built server; it is not ready yet.
 * @param {string} node @param {Record<string, string | undefined>} environment @returns {Server}
 */
export function startServer(node, environment) {
  const child = spawn(node, [FRESH, path.join(STANDALONE, "server.js")], {
    cwd: STANDALONE,
    env: { MALLOC_ARENA_MAX: ARENAS, ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  /** @type {Server["ended"]} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { child, ended, output: () => output };
}

/** @param {string} url @returns {Promise<number | undefined>} the status, or nothing when nobody answers */
function statusOf(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

/**
 * Waits until the server answers without an error of its own.
 * @param {Server} server @param {string} url @throws {Stop}
 */
export async function waitUntilReady(server, url) {
  const deadline = Date.now() + PATIENCE;
  let gone = false;
  const leave = () => {
    gone = true;
  };
  server.ended.then(leave, leave);
  /** @type {number | undefined} */
  let status;
  while (!gone && Date.now() < deadline) {
    status = await statusOf(url);
    if (status !== undefined && status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
  }
  const details = server.output();
  if (gone) throw new Stop("The server ended while it was starting: the reason stands above.", { details });
  server.child.kill("SIGKILL");
  const state = status === undefined ? "does not answer" : `answers with an error (${status})`;
  throw new Stop(`The server at ${url} ${state}: what it wrote stands above.`, { details });
}
