import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { and, asc, desc, eq, type InferSelectModel } from "drizzle-orm";
import type { ManifestFile } from "#lib/releases/manifest.ts";
import type { ArchiveFile } from "#lib/releases/archive.ts";
import { compareVersions } from "#lib/releases/version.ts";
import type { Authorized } from "../guard.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading } from "../store.ts";

export type ReleaseRow = InferSelectModel<Tables["release"]>;

export interface ReleaseSummary extends ReleaseRow {
  createdByName: string;
  files: (ManifestFile & { mediaType: string })[];
}

// A release holds everybody's work: whoever a blind project withholds that from gets none, as if there were none.

/** Releases of the project, newest first; only `releaseId` where given. */
export async function listReleases(
  { db, tables }: Reading,
  by: Authorized,
  releaseId?: string,
): Promise<ReleaseSummary[]> {
  if (by.isBlind) return [];
  const { release, releaseFile, user } = tables;
  const rows = await db
    .select({ release, createdByName: user.name })
    .from(release)
    .innerJoin(user, eq(user.id, release.createdBy))
    .where(and(eq(release.projectId, by.projectId), releaseId ? eq(release.id, releaseId) : undefined))
    .orderBy(desc(release.createdAt));
  const files = Map.groupBy(
    await db
      .select()
      .from(releaseFile)
      .where(
        and(
          eq(releaseFile.projectId, by.projectId),
          releaseId ? eq(releaseFile.releaseId, releaseId) : undefined,
        ),
      )
      .orderBy(asc(releaseFile.position)),
    (file) => file.releaseId,
  );
  return rows
    .map(({ release: row, createdByName }) => ({
      ...row,
      createdByName,
      files: (files.get(row.id) ?? []).map(({ path, bytes, sha256, mediaType }) => ({
        ...{ path, bytes, sha256, mediaType },
      })),
    }))
    .sort((a, b) => compareVersions(b.number, a.number));
}

export async function findRelease(
  reading: Reading,
  by: Authorized,
  releaseId: string,
): Promise<ReleaseSummary | null> {
  const [found] = await listReleases(reading, by, releaseId);
  return found ?? null;
}

/** The newest release of the project, or null before the first. */
export async function newestRelease(reading: Reading, by: Authorized): Promise<ReleaseRow | null> {
  const { release } = reading.tables;
  const rows = await reading.db.select().from(release).where(eq(release.projectId, by.projectId));
  return rows.sort((a, b) => compareVersions(b.number, a.number))[0] ?? null;
}

/** The files of a release, as they were frozen, one after the other. */
export async function* releaseFiles(
  reading: Reading,
  by: Authorized,
  releaseId: string,
): AsyncGenerator<ArchiveFile> {
  if (by.isBlind) return;
  const { releaseFile } = reading.tables;
  const files = await reading.db
    .select({ id: releaseFile.id, path: releaseFile.path })
    .from(releaseFile)
    .where(and(eq(releaseFile.releaseId, releaseId), eq(releaseFile.projectId, by.projectId)))
    .orderBy(asc(releaseFile.position));
  for (const { id, path } of files) yield { path, content: contentOf(reading, id) };
}

/** One file of a release by its path, or null. */
export async function releaseFileContent(
  reading: Reading,
  by: Authorized,
  releaseId: string,
  path: string,
): Promise<AsyncIterable<Uint8Array<ArrayBuffer>> | null> {
  if (by.isBlind) return null;
  const { releaseFile } = reading.tables;
  const [file] = await reading.db
    .select({ id: releaseFile.id })
    .from(releaseFile)
    .where(
      and(
        eq(releaseFile.releaseId, releaseId),
        eq(releaseFile.projectId, by.projectId),
        eq(releaseFile.path, path),
      ),
    );
  return file ? contentOf(reading, file.id) : null;
}

async function* contentOf(reading: Reading, fileId: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const unpacked = Readable.from(partsOf(reading, fileId)).compose(createGunzip());
  for await (const chunk of unpacked) yield chunk as Uint8Array<ArrayBuffer>;
}

async function* partsOf({ db, tables: { releasePart } }: Reading, fileId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const [part] = await db
      .select({ data: releasePart.data })
      .from(releasePart)
      .where(and(eq(releasePart.fileId, fileId), eq(releasePart.position, position)));
    if (!part) return;
    yield part.data;
  }
}
