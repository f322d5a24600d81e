/** The framework's greeting names its own address and version; ours has been said already. @param {string} line */
const isLogLine = (line) => line.startsWith("{");

/**
 * Shows what the server writes from now on, and what it has logged before.
 * @param {import("./serve.mjs").Server} server
 */
function showOutput({ child, output }) {
  const logged = output().split("\n").filter(isLogLine);
  if (logged.length > 0) process.stdout.write(`${logged.join("\n")}\n`);
  child.stdout?.on("data", (text) => process.stdout.write(text));
  child.stderr?.on("data", (text) => process.stderr.write(text));
}

/** Nothing that ends us leaves the server behind. @param {import("./serve.mjs").Server} server */
export function passSignalsOn({ child }) {
  // A terminal sends Ctrl+C to the whole group, so the server has it already.
  process.on("SIGINT", () => {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  process.on("exit", () => child.kill("SIGKILL"));
}

/** @type {Record<string, number>} */
const SIGNAL_EXITS = { SIGINT: 130, SIGTERM: 143, SIGKILL: 137 };

/** @param {{ code: number | null, signal: string | null }} end */
export function exitCodeOf({ code, signal }) {
  if (code !== null) return code;
  return SIGNAL_EXITS[signal ?? ""] ?? 1;
}

/**
 * Stays while the server runs: its output is ours, our signals are its own, and so is its exit code.
 * @param {import("./serve.mjs").Server} server
 */
export async function stayWithServer(server) {
  showOutput(server);
  return exitCodeOf(await server.ended);
}
