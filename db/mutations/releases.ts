import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { ReleaseChanges } from "#lib/releases/changes.ts";
import type { createReleaseInput, ReleaseSettings } from "#lib/releases/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { ReleaseRow } from "../queries/releases.ts";
import type { Reading, Writing } from "../store.ts";
import { freeze, type FrozenFile } from "../releases/freeze.ts";
import { record } from "./record.ts";

/** A release that is made, but not published yet: compressed, so that even large ones fit. */
export interface PreparedRelease {
  id: string;
  number: string;
  note: string;
  settings: ReleaseSettings;
  changes: ReleaseChanges | null;
  seq: number;
  frozenAt: number;
  files: readonly FrozenFile[];
}

/** Makes a release of the project as it stands. Reads only; `publishRelease` keeps it. */
export async function prepareRelease(
  reading: Reading,
  by: Authorized,
  { id, note, ...settings }: z.output<typeof createReleaseInput>,
  onFile?: (count: number) => void,
): Promise<PreparedRelease> {
  const guidelineVersion = await newestGuideline(reading, by.projectId);
  return { id, note, settings, ...(await freeze(reading, by, { settings, note, guidelineVersion }, onFile)) };
}

async function newestGuideline({ db, tables: { guidelineVersion } }: Reading, projectId: string) {
  const [row] = await db
    .select({ number: guidelineVersion.number })
    .from(guidelineVersion)
    .where(eq(guidelineVersion.projectId, projectId))
    .orderBy(desc(guidelineVersion.number))
    .limit(1);
  return row?.number ?? null;
}

/**
 * Keeps a release for ever. The same id again gives the release that it made; a number that somebody else took in the
 * meantime is a `conflict`: prepare it again.
 */
export async function publishRelease(
  writing: Writing,
  by: Authorized<"manage">,
  { files, ...prepared }: PreparedRelease,
  now: number,
): Promise<Result<ReleaseRow>> {
  const { db, tables } = writing;
  const { projectId } = by;
  const [known] = await db.select().from(tables.release).where(eq(tables.release.id, prepared.id));
  if (known)
    return known.projectId === projectId
      ? ok(known)
      : fail("duplicate", "There is a release with this id already.");
  const [row] = await db
    .insert(tables.release)
    .values({
      ...{ ...prepared, projectId, createdBy: by.actor.id, createdAt: now },
      sha256: files.find(({ path }) => path === "manifest.json")?.sha256 ?? "",
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("conflict", `Somebody else published ${prepared.number} in the meantime. Try again.`);
  for (const [position, { parts, ...file }] of files.entries()) {
    const id = fileId(row.id, position);
    await db.insert(tables.releaseFile).values({ ...file, id, projectId, releaseId: row.id, position });
    for (const [place, data] of parts.entries())
      await db
        .insert(tables.releasePart)
        .values({ id: fileId(id, place), projectId, fileId: id, position: place, data });
  }
  await record(writing, by, "release.create", { before: null, after: row }, now);
  return ok(row);
}

/** Ids of parts follow from what they are part of: nobody refers to them from outside. */
const fileId = (parent: string, position: number) =>
  createHash("sha256").update(`${parent} ${position}`).digest("hex").slice(0, 32);
