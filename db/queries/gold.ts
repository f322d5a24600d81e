import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Gold } from "#lib/agreement/gold-inputs.ts";
import { repeatedParagraphs, type CheckedText } from "#lib/agreement/quality-checks.ts";
import type { ReviewPlace } from "#lib/adjudication/desk.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { ofProject } from "./of-project.ts";

/** The project's gold answers, oldest first; none for those who might be held against them. */
export async function listGold({ db, tables: { gold } }: Reading, by: Authorized): Promise<Gold[]> {
  if (!roleAllows(by.role, "adjudicate")) return [];
  const { id, articleId, versionId, start, end, exact, tag, subtype } = gold;
  const { claimId, level, reason, version, createdAt } = gold;
  const passage = { articleId, versionId, start, end, exact, tag, subtype };
  return db
    .select({ id, ...passage, claimId, level, reason, version, createdAt })
    .from(gold)
    .where(and(eq(gold.projectId, by.projectId), isNull(gold.deletedAt)))
    .orderBy(asc(gold.createdAt), asc(gold.id));
}

/** Gold levels by claim, for the figures alone: who may not see gold is not shown what rests on it either. */
export async function goldLevels({ db, tables: { gold } }: Reading, by: Authorized) {
  const rows = await db
    .select({ claimId: gold.claimId, level: gold.level })
    .from(gold)
    .where(and(eq(gold.projectId, by.projectId), isNull(gold.deletedAt), isNotNull(gold.claimId)));
  return new Map(rows.flatMap(({ claimId, level }) => (claimId && level !== null ? [[claimId, level]] : [])));
}

/** Articles that are read at a time for the words of their paragraphs. */
const PAGE = 100;

/** Articles with gold passages or with paragraphs that stand in another one too, as their readers left them. */
export async function loadCheckedTexts(
  reading: Reading,
  by: Authorized,
  places: readonly ReviewPlace[],
  readersOf: (place: ReviewPlace) => readonly string[],
): Promise<CheckedText[]> {
  const { db, tables } = reading;
  const { gold } = tables;
  const rows = await db
    .select({ versionId: gold.versionId, start: gold.start, end: gold.end, tag: gold.tag })
    .from(gold)
    .where(and(eq(gold.projectId, by.projectId), isNull(gold.deletedAt), isNotNull(gold.versionId)));
  const goldOf = Map.groupBy(rows, ({ versionId }) => versionId);
  const read = places.filter((place) => readersOf(place).length > 0);
  const repeats = repeatedParagraphs(await paragraphsOf(reading, by, read));
  return read
    .map((place) => ({
      id: place.articleId,
      readers: readersOf(place),
      annotations: place.annotations.map(({ reviewer, tag, start, end }) => ({ reviewer, tag, start, end })),
      gold: (goldOf.get(place.versionId) ?? []).flatMap(({ start, end, tag }) =>
        start === null || end === null ? [] : [{ start, end, tag }],
      ),
      repeats: repeats.get(place.articleId) ?? [],
    }))
    .filter((text) => text.gold.length > 0 || text.repeats.length > 0);
}

async function paragraphsOf(reading: Reading, by: Authorized, places: readonly ReviewPlace[]) {
  const { articleVersion } = reading.tables;
  const { id, text, blocks } = articleVersion;
  const found: { id: string; paragraphs: { start: number; end: number; words: string }[] }[] = [];
  for (let at = 0; at < places.length; at += PAGE) {
    const page = places.slice(at, at + PAGE);
    const ids = page.map(({ versionId }) => versionId);
    const rows = await reading.db
      .select({ id, text, blocks })
      .from(articleVersion)
      .where(and(inArray(id, ids), ofProject(articleVersion.projectId, by.projectId)));
    const versions = new Map(rows.map((row) => [row.id, row]));
    for (const { articleId, versionId } of page) {
      const version = versions.get(versionId);
      const paragraphs = (version?.blocks ?? []).map(({ start, end }) => ({
        ...{ start, end, words: version?.text.slice(start, end) ?? "" },
      }));
      found.push({ id: articleId, paragraphs });
    }
    await new Promise((resume) => setImmediate(resume)); // other requests come first
  }
  return found;
}
