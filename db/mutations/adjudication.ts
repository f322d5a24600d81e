import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { decisionOf } from "#lib/adjudication/adjudication.ts";
import { unionSpan, type ReviewerAnnotation } from "#lib/adjudication/align.ts";
import { dissentOf } from "#lib/adjudication/dissent.ts";
import type {
  createAdjudicationInput,
  updateAdjudicationInput,
  withdrawAdjudicationInput,
} from "#lib/adjudication/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { notFound, type Authorized } from "../guard.ts";
import { readersOfVersion } from "../queries/adjudication.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Writing } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

type Adjudicator = Authorized<"adjudicate">;
type DecisionInput = Omit<z.output<typeof createAdjudicationInput>, "id" | "versionId">;

const CHANGED_MEANWHILE =
  "A reviewer changed a passage here in the meantime. Look at the place again and decide anew.";
const NOTHING_TO_REJECT = "There is nothing to reject: nobody marked a passage here.";

/** Settles one place of a text; the server works out who was silent and who dissents. */
export async function createAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, versionId, ...input }: z.output<typeof createAdjudicationInput>,
  now: number,
): Promise<Result<Row<"adjudication">>> {
  const version = await findVersionText(writing, versionId);
  if (!version) return notFound();
  const { articleId, text } = version;
  const decided = await decide(writing, by, { articleId, versionId, text }, { ...input, id });
  if (!decided.ok) return decided;
  const place = { id, projectId: by.projectId, articleId, versionId };
  const [row] = await writing.db
    .insert(writing.tables.adjudication)
    .values({ ...place, ...decided.value, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is a decision with this id already.");
  await record(writing, by, "adjudication.create", { before: null, after: row }, now);
  return ok(row);
}

/** Decides a place anew. */
export async function updateAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, version, ...input }: z.output<typeof updateAdjudicationInput>,
  now: number,
): Promise<Result<Row<"adjudication">>> {
  const found = await findInProject(writing, by, "adjudication", id);
  if (!found.ok) return found;
  const before = found.value;
  const text = await findVersionText(writing, before.versionId);
  if (!text) return notFound();
  const decided = await decide(writing, by, { ...before, text: text.text }, { ...input, id });
  if (!decided.ok) return decided;
  return changeRow(
    writing,
    by,
    "adjudication",
    { kind: "adjudication.update", before, version, changes: decided.value },
    now,
  );
}

/** Opens a settled place again; `updateAdjudication` decides it anew. */
export async function withdrawAdjudication(
  writing: Writing,
  by: Adjudicator,
  { id, version }: z.output<typeof withdrawAdjudicationInput>,
  now: number,
): Promise<Result<Row<"adjudication">>> {
  const found = await findInProject(writing, by, "adjudication", id);
  if (!found.ok) return found;
  const change = { kind: "adjudication.withdraw", before: found.value, version } as const;
  return changeRow(writing, by, "adjudication", { ...change, changes: { deletedAt: now } }, now);
}

interface Place {
  articleId: string;
  versionId: string;
  text: string;
}

/** Everything of the row that follows from the decision. */
async function decide(
  writing: Writing,
  by: Adjudicator,
  { articleId, versionId, text }: Place,
  { id, outcome, decidedBy, method, heard: sent, note }: DecisionInput & { id: string },
) {
  const known = await hear(writing, versionId, sent);
  if (!known.ok) return known;
  const { heard, notes } = known.value;
  if (outcome.kind === "reject" && heard.length === 0) return fail("invalid", NOTHING_TO_REJECT);
  const passage =
    outcome.kind === "keep"
      ? checkPassage(text, outcome.passage)
      : ok(describePassage(text, unionSpan(heard)));
  if (!passage.ok) return passage;
  const spoke = new Set(heard.map(({ reviewer }) => reviewer));
  const silent = (await readersOfVersion(writing, articleId, versionId)).filter((id) => !spoke.has(id));
  const said = {
    outcome: outcome.kind,
    tag: outcome.kind === "keep" ? outcome.tag : null,
    subtype: outcome.kind === "keep" ? outcome.subtype : null,
    ...{ decidedBy, heard, silent },
  };
  const dissent = dissentOf(decisionOf({ id, ...passage.value, ...said })).map((each) => ({
    ...each,
    reason: notes.get(each.said?.id ?? "") ?? "",
  }));
  const standing = { staleSince: null, deletedAt: null, adjudicatorId: by.actor.id };
  return ok({ ...passage.value, ...said, ...standing, method, dissent, note });
}

interface Heard {
  heard: ReviewerAnnotation[];
  /** What each of them says beside its tag, by id. */
  notes: ReadonlyMap<string, string>;
}

/** The annotations as they stand; fails when one of them is gone or no longer says what the adjudicator saw. */
async function hear(
  { db, tables: { annotation } }: Writing,
  versionId: string,
  sent: DecisionInput["heard"],
): Promise<Result<Heard>> {
  if (sent.length === 0) return ok({ heard: [], notes: new Map<string, string>() });
  const ids = sent.map(({ id }) => id);
  const rows = await db
    .select()
    .from(annotation)
    .where(
      and(inArray(annotation.id, ids), eq(annotation.versionId, versionId), isNull(annotation.deletedAt)),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const heard: ReviewerAnnotation[] = [];
  for (const { id, version } of sent) {
    const row = byId.get(id);
    if (row?.version !== version) return fail("invalid", CHANGED_MEANWHILE);
    const { reviewerId: reviewer, start, end, tag, subtype } = row;
    heard.push({ id, reviewer, start, end, tag, subtype });
  }
  return ok({ heard, notes: new Map(rows.map(({ id, note }) => [id, note])) });
}
