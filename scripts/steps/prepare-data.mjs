import { inProject, ROOT } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

/** @typedef {{ setupUrlPath: string | null, migrated: number, backup: string | null }} Prepared */

/**
 * What `cli/prepare.ts` answers in the last line that it writes.
 * @param {string} stdout @returns {Prepared}
 */
export function parsePrepared(stdout) {
  const line = stdout.trimEnd().split("\n").at(-1) ?? "";
  const { setupUrlPath = null, migrated = 0, backup = null } = JSON.parse(line);
  return { setupUrlPath, migrated, backup };
}

/** @param {Prepared} prepared */
export function prepareNote({ migrated, backup }) {
  if (migrated === 0) return "up to date";
  const migrations = `${migrated} ${migrated === 1 ? "migration" : "migrations"}`;
  return backup ? `${migrations}, backup in ${backup}` : migrations;
}

/**
 * Brings the database up to date (with a backup), adds the sample project to an empty one, and makes the one-time link
 * while there is no administrator.
 * @param {string} node @param {Record<string, string | undefined>} environment
 */
export async function prepareData(node, environment) {
  const { code, stdout, output } = await runProgram(
    node,
    ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", inProject("cli", "prepare.ts")],
    { cwd: ROOT, env: environment },
  );
  if (code !== 0)
    throw new Stop(
      "The database could not be made ready, and nothing in it was changed: the reason stands above.",
      {
        details: output,
      },
    );
  const prepared = parsePrepared(stdout);
  return { ...prepared, note: prepareNote(prepared) };
}
