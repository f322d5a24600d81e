import { COMMANDS } from "./commands/all.ts";
import { run } from "./run.ts";

// A reader that has enough ("| head") is no failure.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code === "EPIPE") process.exit(0);
  throw cause;
});

process.exitCode = await run(process.argv.slice(2), COMMANDS, {
  out: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  now: Date.now(),
  environment: process.env,
});
