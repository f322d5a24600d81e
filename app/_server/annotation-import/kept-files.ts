import "server-only";
import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";

/** Whose file it is: what it is called is known to its sender only within that. */
export interface KeptFor {
  personId: string;
  projectId: string;
  /** Chosen by the sender. */
  id: string;
}

/** How long a file that was looked at is kept for the import, in milliseconds, from its last look on. */
const KEPT = 3_600_000;
/** Files that are kept in all; the oldest go first. Of each person it is one. */
const MOST_KEPT = 16;

const folderOf = (dataDir: string) => path.join(dataDir, "looked-at");
const nameOf = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");
const personFolder = (dataDir: string, personId: string) => path.join(folderOf(dataDir), nameOf(personId));
const placeOf = (dataDir: string, { personId, projectId, id }: KeptFor) =>
  path.join(personFolder(dataDir, personId), nameOf(projectId, id));

/** Keeps a received file, so that it need not be sent again; the one that the same person sent before goes. */
export async function keepFile(dataDir: string, whose: KeptFor, file: string): Promise<string> {
  const folder = personFolder(dataDir, whose.personId);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = placeOf(dataDir, whose);
  await rename(file, place);
  const others = (await keptFolders(dataDir)).filter((one) => one.folder !== folder);
  others.sort((a, b) => b.at - a.at);
  for (const oldest of others.slice(MOST_KEPT - 1)) await remove(oldest.folder);
  return place;
}

/** Where a file is kept; null when it is not, or not any more. */
export async function findKept(dataDir: string, whose: KeptFor, now: number): Promise<string | null> {
  const place = placeOf(dataDir, whose);
  const found = await stat(place).catch(() => null);
  if (!found || now - found.mtimeMs > KEPT) return null;
  await utimes(place, now / 1_000, now / 1_000);
  return place;
}

/** Removes files that nobody came back for. Returns how many. */
export async function sweepKeptFiles(dataDir: string, now: number): Promise<number> {
  const old = (await keptFolders(dataDir)).filter(({ at }) => now - at > KEPT);
  for (const { folder } of old) await remove(folder);
  return old.length;
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true });

async function keptFolders(dataDir: string): Promise<{ folder: string; at: number }[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  const found = names.map(async (name) => {
    const folder = path.join(folderOf(dataDir), name);
    const files = await readdir(folder).catch(() => []);
    const times = files.map((file) => stat(path.join(folder, file)).catch(() => null));
    return { folder, at: Math.max(0, ...(await Promise.all(times)).map((one) => one?.mtimeMs ?? 0)) };
  });
  return Promise.all(found);
}
