import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { createOriginInput, updateOriginInput } from "#lib/claims/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import { runPrepared } from "../run-prepared.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

/** What makes two spellings of a name the same publisher or origin. */
export const nameKey = (name: string) => name.trim().replace(/\s+/g, " ").normalize("NFC").toLowerCase();

/** The publisher with this name in the project, made if it isn't there; null for an empty name. */
export async function ensurePublisher(
  writing: Writing,
  by: Authorized,
  { id, name, domain }: { id: string; name: string; domain: string },
  now: number,
): Promise<Row<"publisher"> | null> {
  if (name.trim() === "") return null;
  const { publisher } = writing.tables;
  const { projectId } = by;
  const key = nameKey(name);
  const [known] = await runPrepared(writing, "publisher by name", { projectId, key }, (holes) =>
    writing.db
      .select()
      .from(publisher)
      .where(and(eq(publisher.projectId, holes.projectId), eq(publisher.nameKey, holes.key))),
  );
  if (known) return known;
  const [row] = await writing.db
    .insert(publisher)
    .values({
      id,
      name: name.trim(),
      nameKey: key,
      domain,
      projectId: by.projectId,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("The new publisher was not returned.");
  await record(writing, by, "publisher.create", { before: null, after: row }, now);
  return row;
}

/** Makes an origin: the end of an attribution chain. Fails with `duplicate` and the known one when the name is taken. */
export async function createOrigin(
  writing: Writing,
  by: Authorized<"annotate">,
  input: z.output<typeof createOriginInput>,
  now: number,
): Promise<Result<Row<"origin">>> {
  const { origin } = writing.tables;
  const key = nameKey(input.name);
  const known = await findOriginByName(writing, by, key);
  if (known) return nameTaken(known);
  const [row] = await writing.db
    .insert(origin)
    .values({ ...input, nameKey: key, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is an origin with this id already.");
  await record(writing, by, "origin.create", { before: null, after: row }, now);
  return ok(row);
}

async function findOriginByName({ db, tables: { origin } }: Writing, by: Authorized, key: string) {
  const [row] = await db
    .select()
    .from(origin)
    .where(and(eq(origin.projectId, by.projectId), eq(origin.nameKey, key)));
  return row ?? null;
}

const nameTaken = (current: Row<"origin">) =>
  fail("duplicate", "This project has an origin with this name.", { current });

/** Renames or regrades an origin. Fails with `duplicate` and the other one when its new name is taken. */
export async function updateOrigin(
  writing: Writing,
  by: Authorized<"annotate">,
  { id, version, ...input }: z.output<typeof updateOriginInput>,
  now: number,
): Promise<Result<Row<"origin">>> {
  const before = await findInProject(writing, by, "origin", id);
  if (!before.ok) return before;
  const key = nameKey(input.name);
  const namesake = await findOriginByName(writing, by, key);
  if (namesake && namesake.id !== id) return nameTaken(namesake);
  const changes = { ...input, nameKey: key };
  return changeRow(
    writing,
    by,
    "origin",
    { kind: "origin.update", before: before.value, version, changes },
    now,
  );
}
