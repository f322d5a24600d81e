/** A reason to stop that a person can act on: shown as one sentence, without a stack. */
export class Stop extends Error {
  /** @param {string} sentence @param {{ details?: string }} [more] output of the failing program, shown below */
  constructor(sentence, { details = "" } = {}) {
    super(sentence);
    this.name = "Stop";
    this.details = details;
  }
}

/**
 * Runs a script's main function and turns what it throws into output and an exit code.
 * @param {() => Promise<number>} main answers with the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (cause) {
    const text = cause instanceof Stop ? cause.message : cause instanceof Error ? cause.stack : String(cause);
    if (cause instanceof Stop && cause.details) process.stderr.write(`${cause.details.trimEnd()}\n\n`);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
