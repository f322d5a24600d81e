import type { ReleaseChanges } from "#lib/releases/changes.ts";
import type { ReleaseSettings } from "#lib/releases/inputs.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject">;

/** Frozen snapshots, as the bytes that they consist of: later writers cannot change what was published. */
export function defineReleases(kit: Kit, { user, belongsToProject }: Parents) {
  const release = kit.table(
    "release",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      /** Semantic version, "1.2.0". */
      number: kit.text().notNull(),
      note: kit.text().notNull().default(""),
      settings: kit.json<ReleaseSettings>().notNull(),
      /** Compared with the release before it; null for the first. */
      changes: kit.json<ReleaseChanges>(),
      /** The event that the snapshot was taken after, and when that was. */
      seq: kit.integer().notNull(),
      frozenAt: kit.millis().notNull(),
      /** Of the manifest, which names the checksum of every other file. */
      sha256: kit.text().notNull(),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: kit.millis().notNull(),
    },
    (table) => [kit.uniqueIndex("release_number").on(table.projectId, table.number)],
  );
  const belongsToRelease = () =>
    kit
      .text()
      .notNull()
      .references(() => release.id, { onDelete: "cascade" });
  const releaseFile = kit.table(
    "release_file",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      releaseId: belongsToRelease(),
      position: kit.integer().notNull(),
      path: kit.text().notNull(),
      mediaType: kit.text().notNull(),
      bytes: kit.integer().notNull(),
      sha256: kit.text().notNull(),
    },
    (table) => [kit.uniqueIndex("release_file_position").on(table.releaseId, table.position)],
  );
  /** A file's bytes, gzipped and cut into pieces that are read one by one. */
  const releasePart = kit.table(
    "release_part",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      fileId: kit
        .text()
        .notNull()
        .references(() => releaseFile.id, { onDelete: "cascade" }),
      position: kit.integer().notNull(),
      data: kit.bytes().notNull(),
    },
    (table) => [kit.uniqueIndex("release_part_position").on(table.fileId, table.position)],
  );
  return { release, releaseFile, releasePart };
}
