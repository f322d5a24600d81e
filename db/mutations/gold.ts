import type { z } from "zod";
import type { addGoldInput, removeGoldInput } from "#lib/agreement/gold-inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Writing } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Manager = Authorized<"manage">;

/** Says what is expected of a passage or a claim. Reviewers never learn of it, see `db/queries/events.ts`. */
export async function addGold(
  writing: Writing,
  by: Manager,
  input: z.output<typeof addGoldInput>,
  now: number,
): Promise<Result<Row<"gold">>> {
  const target =
    input.kind === "passage" ? await passageOf(writing, input) : await claimOf(writing, by, input);
  if (!target.ok) return target;
  const { id, reason } = input;
  const [row] = await writing.db
    .insert(writing.tables.gold)
    .values({
      ...{ id, projectId: by.projectId, reason, ...target.value },
      ...{ createdBy: by.actor.id, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a gold answer with this id already.");
  await record(writing, by, "gold.add", { before: null, after: row }, now);
  return ok(row);
}

type Input<Kind> = Extract<z.output<typeof addGoldInput>, { kind: Kind }>;

async function passageOf(writing: Writing, { versionId, passage: sent, tag, subtype }: Input<"passage">) {
  const version = await findVersionText(writing, versionId);
  if (!version) return notFound();
  const passage = checkPassage(version.text, sent);
  if (!passage.ok) return passage;
  const { start, end, exact } = passage.value;
  return ok({ articleId: version.articleId, versionId, start, end, exact, tag, subtype });
}

async function claimOf(writing: Writing, by: Manager, { claimId, level }: Input<"level">) {
  const claim = await findInProject(writing, by, "claim", claimId);
  return claim.ok ? ok({ claimId, level }) : claim;
}

/** Takes a gold answer away; with `deletedAt` null brings it back. */
async function setGoldDeleted(
  writing: Writing,
  by: Manager,
  { id, version }: z.output<typeof removeGoldInput>,
  now: number,
  deletedAt: number | null,
): Promise<Result<Row<"gold">>> {
  const found = await findInProject(writing, by, "gold", id);
  if (!found.ok) return found;
  const kind = deletedAt === null ? "gold.restore" : "gold.remove";
  const change = { kind, before: found.value, version } as const;
  return changeRow(writing, by, "gold", { ...change, changes: { deletedAt } }, now);
}

type Changing = (
  writing: Writing,
  by: Manager,
  input: z.output<typeof removeGoldInput>,
  now: number,
) => Promise<Result<Row<"gold">>>;

export const removeGold: Changing = (writing, by, input, now) => setGoldDeleted(writing, by, input, now, now);
export const restoreGold: Changing = (writing, by, input, now) =>
  setGoldDeleted(writing, by, input, now, null);
