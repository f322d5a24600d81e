import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { isImportUnderWay } from "#lib/annotations/import-state.ts";
import { authorize, type Authorized } from "../guard.ts";
import { SILENCE } from "../imports/steer-imports.ts";
import { claimAnnotationImport, type ClaimedImport } from "../mutations/annotation-import-jobs.ts";
import type { Store } from "../store.ts";

/** An import that is this process's to carry out, and on whose behalf. */
export interface ClaimedWork {
  run: ClaimedImport;
  by: Authorized<"annotate">;
}

const NO_MORE = "Whoever began this import may not bring annotations into this project any more.";

/** The next import of annotations that nobody carries out, claimed for `runner`; null when there is none. */
export async function claimNextAnnotationImport(
  store: Store,
  runner: string,
  now: number,
): Promise<ClaimedWork | null> {
  const { db, tables } = store.reading;
  const { annotationImport, user } = tables;
  const { id, heartbeatAt, state, updatedAt } = annotationImport;
  const isSilent = or(isNull(heartbeatAt), lt(heartbeatAt, now - SILENCE));
  const [next] = await db
    .select({ id, heartbeatAt })
    .from(annotationImport)
    .where(or(eq(state, "waiting"), and(eq(state, "running"), isSilent)))
    .orderBy(asc(updatedAt))
    .limit(1);
  if (!next) return null;
  const row = await store.write((writing) =>
    claimAnnotationImport(writing, next.id, { runner, heartbeatAt: next.heartbeatAt }, now),
  );
  if (!row) return null;
  const { name, isAdministrator, disabledAt } = user;
  const [person] = await db
    .select({ id: user.id, name, isAdministrator, disabledAt })
    .from(user)
    .where(eq(user.id, row.createdBy));
  if (person?.disabledAt === null) {
    const actor = { id: person.id, name: person.name, isAdministrator: person.isAdministrator };
    const by = await authorize(store.reading, actor, row.projectId, "annotate");
    if (by.ok) return { run: { ...row, runner }, by: by.value };
  }
  await store.write((writing) =>
    writing.db
      .update(annotationImport)
      .set({ state: "failed", runner: null, message: NO_MORE })
      .where(and(eq(id, row.id), eq(annotationImport.runner, runner))),
  );
  return null;
}

/** Says that `runner` still carries an import out, and how far it has read; false when it is not its any more. */
export async function keepAnnotationImport(
  store: Store,
  { id, runner }: Pick<ClaimedImport, "id" | "runner">,
  read: { bytes: number; bytesRead: number } | null,
  now: number,
): Promise<boolean> {
  const kept = await store.write(({ db, tables: { annotationImport } }) =>
    db
      .update(annotationImport)
      .set({ heartbeatAt: now, ...read })
      .where(
        and(
          eq(annotationImport.id, id),
          eq(annotationImport.runner, runner),
          eq(annotationImport.state, "running"),
        ),
      )
      .returning({ id: annotationImport.id }),
  );
  return kept.length > 0;
}

/** Puts an import back for whoever comes next: this process is about to end. */
export async function yieldAnnotationImport(
  store: Store,
  { id, runner }: Pick<ClaimedImport, "id" | "runner">,
): Promise<void> {
  await store.write(({ db, tables: { annotationImport } }) =>
    db
      .update(annotationImport)
      .set({ state: "waiting", runner: null, heartbeatAt: null })
      .where(
        and(
          eq(annotationImport.id, id),
          eq(annotationImport.runner, runner),
          eq(annotationImport.state, "running"),
        ),
      ),
  );
}

/** How long the file of an import that stopped is kept for going on, in milliseconds. */
const KEPT = 7 * 24 * 3_600_000;

/** Whether the file of an import may still be read: it is not done, or stopped not long ago. */
export async function isAnnotationFileWanted(
  { reading: { db, tables } }: Store,
  id: string,
  now: number,
): Promise<boolean> {
  const { annotationImport } = tables;
  const [row] = await db
    .select({ state: annotationImport.state, updatedAt: annotationImport.updatedAt })
    .from(annotationImport)
    .where(eq(annotationImport.id, id));
  if (!row) return false;
  const isStopped = row.state === "cancelled" || row.state === "failed";
  return isImportUnderWay(row.state) || (isStopped && now - row.updatedAt < KEPT);
}
