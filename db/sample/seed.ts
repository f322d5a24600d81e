import { addressOfNobody } from "#lib/accounts/address.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { SAMPLE_ANNOTATIONS } from "#lib/sample/annotations.ts";
import { SAMPLE_ARTICLES, SAMPLE_PROJECT } from "#lib/sample/articles.ts";
import { locateSamplePassage } from "#lib/sample/locate.ts";
import { SAMPLE_REVIEWERS, type SampleReviewerKey } from "#lib/sample/sources.ts";
import { blocksOfPlainText } from "#lib/text/blocks.ts";
import { eq } from "drizzle-orm";
import { authorize, type Actor } from "../guard.ts";
import { createAnnotation } from "../mutations/annotations.ts";
import { importArticle } from "../mutations/articles.ts";
import { createProject } from "../mutations/projects.ts";
import type { Store, Writing } from "../store.ts";
import { must, passageKey, type Annotator, type SampleHand } from "./hand.ts";
import { writeClaims } from "./seed-claims.ts";
import { writeSources } from "./seed-sources.ts";

type MintId = () => string;

/**
 * Writes the sample project into an installation where nothing has ever happened; elsewhere does nothing, so that a
 * sample that was removed stays away. Its annotations and judgments belong to reviewers who cannot sign in.
 */
export async function seedSample(store: Store, now: number, mintId: MintId): Promise<boolean> {
  if ((await store.reading.db.$count(store.reading.tables.event)) > 0) return false;
  await store.write((writing) => seedProject(writing, now, mintId));
  return true;
}

async function seedProject(writing: Writing, now: number, mintId: MintId): Promise<void> {
  const actors = new Map<SampleReviewerKey, Actor>();
  for (const { key, name } of SAMPLE_REVIEWERS)
    actors.set(key, await createSampleReviewer(writing, { id: mintId(), name, isAdministrator: false }, now));
  const [manager, ...others] = actors.values();
  if (!manager) throw new Error("The sample has no reviewers.");
  const { name, description, guideline } = SAMPLE_PROJECT;
  const { id } = must(await createProject(writing, manager, { id: mintId(), name, description }, now));
  const { project, member } = writing.tables;
  await writing.db.update(project).set({ guideline }).where(eq(project.id, id));
  for (const { id: userId } of others)
    await writing.db
      .insert(member)
      .values({ projectId: id, userId, role: "reviewer" as const, createdAt: now });

  const reviewers = new Map<SampleReviewerKey, Annotator>();
  for (const [key, actor] of actors)
    reviewers.set(key, must(await authorize(writing, actor, id, "annotate")));
  const by = must(await authorize(writing, manager, id, "annotate"));
  const articles = await importArticles(writing, by, now, mintId);
  const annotations = await annotate(writing, by, articles, now, mintId);
  const hand: SampleHand = { writing, now, mintId, by, reviewers, articles, annotations };
  await writeClaims(hand, await writeSources(hand));
}

async function createSampleReviewer({ db, tables }: Writing, actor: Actor, now: number): Promise<Actor> {
  const at = new Date(now);
  await db.insert(tables.user).values({
    ...{ ...actor, email: addressOfNobody(`sample-reviewer-${actor.id}`), disabledAt: now },
    ...{ createdAt: at, updatedAt: at },
  });
  return actor;
}

async function importArticles(writing: Writing, by: Annotator, now: number, mintId: MintId) {
  const made: SampleHand["articles"] = new Map();
  for (const [position, { key, title, publisher, url, publishedAt, text }] of SAMPLE_ARTICLES.entries()) {
    const version = mintId();
    const details = { title, publisher, url, byline: "", publishedAt: Date.parse(publishedAt) };
    const bytes = new TextEncoder().encode(text);
    const article = {
      ids: { article: mintId(), version, publisher: mintId() },
      ...{ details, language: "en", text, blocks: blocksOfPlainText(text), notes: [] },
      file: { name: `${key}.txt`, mediaType: "text/plain", charset: "utf-8", bytes },
    };
    // A millisecond apart, so that they are listed in the order in which they were written.
    must(await importArticle(writing, by, article, now + position));
    made.set(key, { id: article.ids.article, versionId: version });
  }
  return made;
}

async function annotate(
  writing: Writing,
  by: Annotator,
  articles: SampleHand["articles"],
  now: number,
  mintId: MintId,
): Promise<Map<string, Annotation>> {
  const made = new Map<string, Annotation>();
  for (const sample of SAMPLE_ANNOTATIONS) {
    const { tag, subtype, note = "" } = sample;
    const versionId = articles.get(sample.articleKey)?.versionId ?? "";
    const passage = locateSamplePassage(sample);
    const input = { id: mintId(), versionId, passage, tag, subtype, note };
    made.set(passageKey(sample), must(await createAnnotation(writing, by, input, now)));
  }
  return made;
}
