import { spawn } from "node:child_process";

/** Programs under way; none of them outlives the script that started it. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** Exit codes that a shell gives to a program that a signal ended. @type {Record<string, number>} */
const SIGNAL_EXITS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const child of running) child.kill("SIGTERM");
  process.exit(SIGNAL_EXITS[signal]);
}

/** @param {import("node:child_process").ChildProcess} child */
function enter(child) {
  if (running.size === 0) for (const signal of Object.keys(SIGNAL_EXITS)) process.on(signal, endAll);
  running.add(child);
}

/** @param {import("node:child_process").ChildProcess} child */
function leave(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of Object.keys(SIGNAL_EXITS)) process.off(signal, endAll);
}

/**
 * Runs a program to its end and keeps what it wrote.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, shell?: boolean }} [options] `env` is added to our own
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` has both streams as they came
 */
export function runProgram(file, args, { cwd, env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    enter(child);
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.once("error", (cause) => {
      leave(child);
      reject(cause);
    });
    child.once("close", (code) => {
      leave(child);
      resolve({ code: code ?? 1, stdout, output });
    });
  });
}
