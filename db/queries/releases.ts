import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { and, asc, desc, eq, inArray, type InferSelectModel } from "drizzle-orm";
import type { ManifestFile } from "#lib/releases/manifest.ts";
import type { ArchiveFile } from "#lib/releases/archive.ts";
import { compareVersions } from "#lib/releases/version.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading } from "../store.ts";
import { keysetPage, type PageClauses } from "./keyset.ts";

export type ReleaseRow = InferSelectModel<Tables["release"]>;

export interface ReleaseSummary extends ReleaseRow {
  createdByName: string;
  files: (ManifestFile & { mediaType: string })[];
}

// A release holds everybody's work: whoever a blind project withholds that from gets none, as if there were none.

/** Releases of the project, newest first. */
export async function listReleases(reading: Reading, by: Authorized): Promise<ReleaseSummary[]> {
  const { createdAt, id } = reading.tables.release;
  return summaries(reading, by, { after: undefined, orderBy: [desc(createdAt), desc(id)] });
}

/** Some of them, newest first. */
export function releasePage(
  reading: Reading,
  by: Authorized,
  query: PageQuery,
): Promise<Result<Page<ReleaseSummary>>> {
  const { createdAt, id } = reading.tables.release;
  return keysetPage(
    { columns: [createdAt, id], direction: "descending" },
    query,
    (clauses) => summaries(reading, by, clauses),
    (row) => [row.createdAt, row.id],
  );
}

async function summaries(
  { db, tables: { release, releaseFile, user } }: Reading,
  by: Authorized,
  { after, orderBy, limit }: Omit<PageClauses, "limit"> & { limit?: number },
): Promise<ReleaseSummary[]> {
  if (by.isBlind) return [];
  const wanted = db
    .select({ release, createdByName: user.name })
    .from(release)
    .innerJoin(user, eq(user.id, release.createdBy))
    .where(and(eq(release.projectId, by.projectId), after))
    .orderBy(...orderBy);
  const rows = await (limit === undefined ? wanted : wanted.limit(limit));
  const ids = rows.map((row) => row.release.id);
  const found = await db
    .select()
    .from(releaseFile)
    .where(and(eq(releaseFile.projectId, by.projectId), inArray(releaseFile.releaseId, ids)))
    .orderBy(asc(releaseFile.position));
  const files = Map.groupBy(found, (file) => file.releaseId);
  return rows.map(({ release: row, createdByName }) => ({
    ...row,
    createdByName,
    files: (files.get(row.id) ?? []).map(({ path, bytes, sha256, mediaType }) => ({
      ...{ path, bytes, sha256, mediaType },
    })),
  }));
}

export async function findRelease(
  reading: Reading,
  by: Authorized,
  releaseId: string,
): Promise<ReleaseSummary | null> {
  const after = eq(reading.tables.release.id, releaseId);
  const [found] = await summaries(reading, by, { after, orderBy: [], limit: 1 });
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
