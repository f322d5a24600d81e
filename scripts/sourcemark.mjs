#!/usr/bin/env node
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findNode } from "./steps/node-version.mjs";

// Runs on any Node; the program itself needs the one that came with the packages.
const program = fileURLToPath(new URL("../cli/sourcemark.ts", import.meta.url));
try {
  const flags = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
  const child = spawn(await findNode(), [...flags, program, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
} catch (cause) {
  process.stderr.write(`sourcemark: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
