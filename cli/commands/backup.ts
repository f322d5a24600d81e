import path from "node:path";
import { backUpSqlite, backupName, pruneBackups } from "#db/backup/sqlite-backup.ts";
import { restoreSqlite } from "#db/backup/restore-sqlite.ts";
import { databaseFile } from "#db/open.ts";
import { type Command, COMMON_HELP, Stop, text, type Terminal, wrongUse } from "../command.ts";
import { dataDirOf, MIGRATIONS } from "../installation.ts";
import { progress } from "../progress.ts";

function refusePostgres({ environment }: Terminal): void {
  if (environment.DATABASE_URL)
    throw new Stop("This installation keeps its data in PostgreSQL: use pg_dump and pg_restore.");
}

export const backupCommand: Command = {
  name: "backup",
  summary: "copy the database while the server goes on",
  help: `usage: sourcemark backup [options]

Prints the path of the copy, which was checked before it got its name.

  --out <file>          where to (default: a file in the folder "backups" of the data)
  --keep <n>            remove older backups of that folder until n are left
${COMMON_HELP}`,
  options: { out: { type: "string" }, keep: { type: "string" } },
  async run({ values, terminal }) {
    refusePostgres(terminal);
    const keep = text(values, "keep");
    if (keep !== undefined && !/^[1-9]\d*$/.test(keep)) throw wrongUse("--keep takes a number from 1.");
    const dataDir = dataDirOf(values, terminal);
    const folder = path.join(dataDir, "backups");
    const target = path.resolve(text(values, "out") ?? path.join(folder, backupName(terminal.now)));
    const bar = progress(terminal, "backup");
    const { file } = await backUpSqlite(databaseFile(dataDir), target, (done) => bar.show(done, 1));
    bar.end();
    if (keep !== undefined) await pruneBackups(folder, Number(keep));
    terminal.out(`${file}\n`);
  },
};

export const restoreCommand: Command = {
  name: "restore",
  summary: "put a backup in the place of the database",
  help: `usage: sourcemark restore <file> [options]

The server must not run. What stood there is kept in the folder "backups". A file that is foreign, damaged or made by
a newer version is refused, and nothing is changed.

${COMMON_HELP}`,
  options: {},
  async run({ values, positionals: [file, ...more], terminal }) {
    refusePostgres(terminal);
    if (file === undefined || more.length > 0) throw wrongUse("Name one file.");
    const target = databaseFile(dataDirOf(values, terminal));
    const { replaced, older } = await restoreSqlite(
      path.resolve(file),
      target,
      path.join(MIGRATIONS, "sqlite"),
      terminal.now,
    );
    terminal.out(`${target}\n`);
    if (replaced) terminal.say(`What stood there is kept in ${replaced}.\n`);
    if (older) terminal.say("It is from an older version; the next start brings it up to date.\n");
  },
};
