import { type Command, COMMON_HELP, EXIT, parse, Stop, type Terminal, wrongUse } from "./command.ts";

/** Runs the command that the arguments name. Returns the exit code; what went wrong is told in one sentence. */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<number> {
  try {
    const [name = "--help", ...rest] = args;
    if (["--help", "-h", "help"].includes(name)) return tell(terminal, overview(commands));
    const command = commands.find((one) => one.name === name);
    if (!command) throw wrongUse(`There is no command “${name}”.`);
    if (rest.includes("--help") || rest.includes("-h")) return tell(terminal, command.help);
    await command.run({ ...parse(command, rest), terminal });
    return EXIT.done;
  } catch (cause) {
    terminal.say(`sourcemark: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return cause instanceof Stop ? cause.exitCode : EXIT.failed;
  }
}

function tell(terminal: Terminal, text: string): number {
  terminal.out(`${text}\n`);
  return EXIT.done;
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`);
  return `usage: sourcemark <command> [options]

${lines.join("\n")}

${COMMON_HELP}

Exit codes: 0 done, 1 not done or found wrong, 2 wrong use.`;
}
