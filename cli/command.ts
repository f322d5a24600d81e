import { parseArgs, type ParseArgsConfig } from "node:util";

/** What `process.exitCode` says: scripts tell by it whether to go on, to try again, or to ask somebody. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Ends a command with one sentence for a person. */
export class Stop extends Error {
  override name = "Stop";
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const wrongUse = (message: string) => new Stop(`${message} See --help.`, EXIT.usage);

export interface Terminal {
  /** Results: what a pipe gets. */
  out(text: string): void;
  /** What a person is told besides. */
  say(text: string): void;
  readonly isTerminal: boolean;
  readonly now: number;
  readonly environment: NodeJS.ProcessEnv;
}

type Options = NonNullable<ParseArgsConfig["options"]>;
export type Values = Record<string, string | boolean | undefined>;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** All of it, for --help. */
  readonly help: string;
  readonly options: Options;
  run(input: { values: Values; positionals: string[]; terminal: Terminal }): Promise<void>;
}

/** Options that every command has. */
export const COMMON_OPTIONS = {
  help: { type: "boolean", short: "h" },
  "data-dir": { type: "string" },
} as const satisfies Options;

export const COMMON_HELP = `  --data-dir <folder>   where the data is kept (default: DATA_DIR, else "data" beside the program)
  -h, --help            this text`;

/** @throws Stop for options that the command does not have */
export function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      ...{ args, allowPositionals: true },
      options: { ...COMMON_OPTIONS, ...command.options },
    });
    return { values: values as Values, positionals };
  } catch (cause) {
    throw wrongUse(cause instanceof Error ? cause.message : String(cause));
  }
}

/** The value of an option that takes one, or undefined. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** @throws Stop when the option was left out */
export function required(values: Values, name: string): string {
  const value = text(values, name);
  if (value === undefined || value === "") throw wrongUse(`--${name} is missing.`);
  return value;
}

/** One of a closed set. @throws Stop that names them */
export function oneOf<T extends string>(
  values: Values,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T {
  const value = text(values, name);
  if (value === undefined) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw wrongUse(`--${name} is one of: ${choices.join(", ")}.`);
  return found;
}
