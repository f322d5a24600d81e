import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type {
  addAssessmentInput,
  updateAssessmentInput,
  updatePublisherInput,
} from "#lib/claims/source-inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { nameKey } from "./named-sources.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Says what a publisher is, who owns it and whose texts it shares. Fails with `duplicate` when the name is taken. */
export async function updatePublisher(
  writing: Writing,
  by: Annotator,
  { id, version, ...input }: z.output<typeof updatePublisherInput>,
  now: number,
): Promise<Result<Row<"publisher">>> {
  const before = await findInProject(writing, by, "publisher", id);
  if (!before.ok) return before;
  const { publisher } = writing.tables;
  const key = nameKey(input.name);
  const [current] = await writing.db
    .select()
    .from(publisher)
    .where(and(eq(publisher.projectId, by.projectId), eq(publisher.nameKey, key), ne(publisher.id, id)));
  if (current) return fail("duplicate", "This project has a publisher with this name.", { current });
  const changes = { ...input, nameKey: key };
  const kind = "publisher.update";
  return changeRow(writing, by, "publisher", { kind, before: before.value, version, changes }, now);
}

/** Grades a publisher; each reviewer has one grade of it. */
export async function addAssessment(
  writing: Writing,
  by: Annotator,
  input: z.output<typeof addAssessmentInput>,
  now: number,
): Promise<Result<Row<"publisherAssessment">>> {
  const publisher = await findInProject(writing, by, "publisher", input.publisherId);
  if (!publisher.ok) return publisher;
  const { publisherAssessment } = writing.tables;
  const [row] = await writing.db
    .insert(publisherAssessment)
    .values({ ...input, projectId: by.projectId, reviewerId: by.actor.id, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "You have graded this publisher already. Change that grade.");
  await record(writing, by, "assessment.add", { before: null, after: row }, now);
  return ok(row);
}

/** Changes one's own grade of a publisher. */
export async function updateAssessment(
  writing: Writing,
  by: Annotator,
  { id, version, ...changes }: z.output<typeof updateAssessmentInput>,
  now: number,
): Promise<Result<Row<"publisherAssessment">>> {
  const before = await findInProject(writing, by, "publisherAssessment", id);
  if (!before.ok) return before;
  if (before.value.reviewerId !== by.actor.id)
    return fail("forbidden", "This grade is another reviewer's. Give your own beside it.");
  const kind = "assessment.update";
  return changeRow(writing, by, "publisherAssessment", { kind, before: before.value, version, changes }, now);
}
