import { and, eq, inArray, isNull, max, ne, sql } from "drizzle-orm";
import { assessor } from "#lib/claims/assessment.ts";
import type { Level } from "#lib/corroboration/rubric.ts";
import type { Dataset, DatasetDescription, DatasetDocument } from "#lib/formats/dataset.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { newestVisibleEvent } from "./events.ts";
import { loadProjectClaims } from "./claims.ts";
import { adjudicationPages } from "./dataset-adjudications.ts";
import { claimPages } from "./dataset-claims.ts";
import { loadArticles, requireArticle, type DatasetContext } from "./dataset-articles.ts";
import { annotationsByVersion } from "./dataset-annotations.ts";
import { settledAnnotationOf } from "./dataset-rows.ts";
import { findProject } from "./projects.ts";
import { reviewersInOrder } from "./reviewers-in-order.ts";
import { stateAsOf, type StateAsOf } from "./state-as-of.ts";
import { rowVisibility } from "./visibility.ts";

/** Article versions that are read at a time; fewer where their texts are long. */
const PAGE = 25;
/** UTF-16 code units of text that a page may hold, unless one article alone exceeds it. */
const PAGE_TEXT = 2_000_000;

/** What whoever asks for an export says about it; the rest is taken from the project. */
export type DatasetWishes = Partial<
  Pick<DatasetDescription, "version" | "licence" | "creators" | "url" | "citation">
>;

/** A project's dataset and the event that it was frozen after. */
export interface ProjectDataset extends Dataset {
  readonly seq: number;
}

/**
 * The project as it stands now, to be read page by page while others go on working: what they change meanwhile does
 * not appear. No transaction stays open and nothing is held whole, so a slow reader costs nothing. Two calls at the
 * same state give the same rows in the same order. An article that is removed meanwhile is left out.
 */
export async function openDataset(
  reading: Reading,
  by: Authorized,
  wishes: DatasetWishes = {},
): Promise<ProjectDataset> {
  const { seq, suggestions, ...settled } = await settledState(reading, by);
  const state = stateAsOf(
    reading,
    by.projectId,
    seq,
    by.isBlind ? await rowVisibility(reading, by) : undefined,
  );
  const [project, reviewers, sources] = await Promise.all([
    findProject(reading, by),
    // Who acted first would tell a blind reviewer who acted.
    reviewersInOrder(reading, by.projectId, by.isBlind ? 0 : seq),
    loadSources(reading, by.projectId, state),
  ]);
  const context: DatasetContext = { reading, projectId: by.projectId, state, suggestions, ...sources };
  const { id: projectId, name, description, guideline } = project;
  return {
    seq,
    description: {
      ...{ projectId, name, description, guideline },
      ...{ version: by.isBlind ? "0.0.0" : `0.0.0+${seq}`, licence: "", creators: [], url: "", citation: "" },
      ...wishes,
      frozenAt: by.isBlind ? ((await newestVisibleEvent(reading, by))?.at ?? 0) : settled.at,
    },
    reviewers,
    documents: () => documents(context),
    claims: () => claimPages(context),
    adjudications: () => adjudicationPages(context),
    article: (versionId) => requireArticle(context, versionId),
  };
}

/** Tries to find a moment at which nothing was changed while claims were weighed. */
const TRIES = 5;

/** The newest event, and the claims' suggested levels as they are after it. */
async function settledState(reading: Reading, by: Authorized) {
  for (let tries = 1; ; tries++) {
    const newest = await newestEvent(reading, by.projectId);
    const suggestions = await suggestLevels(reading, by);
    if (tries === TRIES || (await newestEvent(reading, by.projectId)).seq === newest.seq)
      return { ...newest, suggestions };
  }
}

/** Weighed with every source of the project, as on the claims page; there are far fewer claims than annotations. */
async function suggestLevels(reading: Reading, by: Authorized): Promise<Map<string, Level | null>> {
  const loaded = await loadProjectClaims(reading, by);
  const weigh = assessor(loaded);
  return new Map(loaded.claims.map((dossier) => [dossier.claim.id, weigh(dossier).suggestion.level]));
}

/** The project's newest event, and when it was: the moment that its state dates from. */
async function newestEvent({ db, tables: { event } }: Reading, projectId: string) {
  const [row] = await db
    .select({ seq: sql<number>`${max(event.seq)}`.mapWith(Number) })
    .from(event)
    .where(and(eq(event.projectId, projectId), ne(event.entity, "release"))); // releases change nothing
  const seq = row?.seq ?? 0;
  const [newest] = await db.select({ at: event.at }).from(event).where(eq(event.seq, seq));
  return { seq, at: newest?.at ?? 0 };
}

async function loadSources(
  { db, tables: { publisher, origin } }: Reading,
  projectId: string,
  state: StateAsOf,
) {
  const anything = () => true;
  const [publishers, origins] = await Promise.all([
    state.rows(
      "publisher",
      () => db.select().from(publisher).where(eq(publisher.projectId, projectId)),
      anything,
    ),
    state.rows("origin", () => db.select().from(origin).where(eq(origin.projectId, projectId)), anything),
  ]);
  return { publishers, origins };
}

async function* documents(context: DatasetContext): AsyncGenerator<DatasetDocument> {
  const ids = await versionIds(context);
  for (let at = 0; at < ids.length;) {
    const page = await nextPage(context, ids.slice(at, at + PAGE));
    at += page.length;
    yield* await readDocuments(context, page);
    await new Promise((resume) => setImmediate(resume)); // other requests come first
  }
}

/** Ids of all article versions, in order. Asked for page by page, SQLite would sort all of them for every page. */
async function versionIds({ reading, projectId }: DatasetContext): Promise<string[]> {
  const { articleVersion } = reading.tables;
  const rows = await reading.dialect.values<[string]>(
    reading.db
      .select({ id: articleVersion.id })
      .from(articleVersion)
      .where(eq(articleVersion.projectId, projectId)),
  );
  return rows.map(([id]) => id).sort(); // by code units, whatever the database's own order
}

/** As many of the ids as make a page, one at least; a version that is gone meanwhile counts as empty. */
async function nextPage({ reading }: DatasetContext, ids: readonly string[]): Promise<readonly string[]> {
  const { articleVersion } = reading.tables;
  const rows = await reading.db
    .select({ id: articleVersion.id, length: articleVersion.length })
    .from(articleVersion)
    .where(inArray(articleVersion.id, [...ids]));
  const lengths = new Map(rows.map(({ id, length }) => [id, length]));
  let total = 0;
  const end = ids.findIndex((id, position) => (total += lengths.get(id) ?? 0) > PAGE_TEXT && position > 0);
  return end === -1 ? ids : ids.slice(0, end);
}

/** Documents of a page; versions that were replaced and in which nothing is tagged say nothing and are left out. */
async function readDocuments(context: DatasetContext, ids: readonly string[]): Promise<DatasetDocument[]> {
  const { reading, state } = context;
  const { adjudication } = reading.tables;
  const wanted = new Set(ids);
  const [articles, byVersion, adjudications] = [
    await loadArticles(context, ids),
    await annotationsByVersion(context, ids),
    await state.rows(
      "adjudication",
      () =>
        reading.db
          .select()
          .from(adjudication)
          .where(and(inArray(adjudication.versionId, [...ids]), isNull(adjudication.deletedAt))),
      (row) => wanted.has(row.versionId) && row.deletedAt === null,
    ),
  ];
  const settledBy = Map.groupBy(adjudications, (row) => row.versionId);
  return ids.flatMap((id) => {
    const found = articles.get(id);
    const tagged = [...(byVersion.get(id) ?? []), ...(settledBy.get(id) ?? []).flatMap(settledAnnotationOf)];
    if (!found || (!found.isCurrent && tagged.length === 0)) return [];
    return [{ article: found.article, annotations: tagged }];
  });
}
