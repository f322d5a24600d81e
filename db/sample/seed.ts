import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Result } from "#lib/operations/envelope.ts";
import { SAMPLE_ANNOTATIONS, type SamplePassage } from "#lib/sample/annotations.ts";
import { SAMPLE_ARTICLES, SAMPLE_PROJECT, SAMPLE_PUBLISHERS } from "#lib/sample/articles.ts";
import { SAMPLE_CLAIMS, SAMPLE_ORIGINS, type SampleClaim } from "#lib/sample/claims.ts";
import { locateSamplePassage } from "#lib/sample/locate.ts";
import { blocksOfPlainText } from "#lib/text/blocks.ts";
import { eq } from "drizzle-orm";
import { authorize, type Actor, type Authorized } from "../guard.ts";
import { createAnnotation } from "../mutations/annotations.ts";
import { importArticle } from "../mutations/articles.ts";
import { attachMention, createClaim, createQuestion, updateMention } from "../mutations/claims.ts";
import { addEvidence } from "../mutations/evidence.ts";
import { saveJudgment } from "../mutations/judgments.ts";
import { createOrigin } from "../mutations/named-sources.ts";
import { createProject } from "../mutations/projects.ts";
import type { Store, Writing } from "../store.ts";

type MintId = () => string;
type Annotator = Authorized<"annotate">;

/** The sample is right by its tests; a failure here is a fault of ours, not of whoever starts the server. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The sample could not be written: ${result.error.message}`);
  return result.value;
}

/**
 * Writes the sample project into an installation where nothing has ever happened; elsewhere does nothing, so that a
 * sample that was removed stays away. Its annotations belong to a reviewer who cannot sign in.
 */
export async function seedSample(store: Store, now: number, mintId: MintId): Promise<boolean> {
  if ((await store.reading.db.$count(store.reading.tables.event)) > 0) return false;
  await store.write((writing) => seedProject(writing, now, mintId));
  return true;
}

async function seedProject(writing: Writing, now: number, mintId: MintId): Promise<void> {
  const actor = await createSampleReviewer(writing, now, mintId);
  const { name, description, guideline } = SAMPLE_PROJECT;
  const { id } = must(await createProject(writing, actor, { id: mintId(), name, description }, now));
  await writing.db.update(writing.tables.project).set({ guideline }).where(eq(writing.tables.project.id, id));
  const by = must(await authorize(writing, actor, id, "annotate"));
  const versions = await importArticles(writing, by, now, mintId);
  const annotations = await annotate(writing, by, versions, now, mintId);
  await writeClaims(writing, by, { versions, annotations }, now, mintId);
}

async function createSampleReviewer({ db, tables }: Writing, now: number, mintId: MintId): Promise<Actor> {
  const actor = { id: mintId(), name: "Sample reviewer", isAdministrator: false };
  const at = new Date(now);
  await db
    .insert(tables.user)
    .values({ ...actor, email: "sample-reviewer@invalid", disabledAt: now, createdAt: at, updatedAt: at });
  return actor;
}

async function importArticles(writing: Writing, by: Annotator, now: number, mintId: MintId) {
  const versions = new Map<string, string>();
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
    versions.set(key, version);
  }
  const { publisher } = writing.tables;
  for (const { name, kind } of SAMPLE_PUBLISHERS)
    await writing.db.update(publisher).set({ kind }).where(eq(publisher.name, name));
  return versions;
}

const passageKey = (passage: SamplePassage) =>
  `${passage.articleKey} ${locateSamplePassage(passage).start} ${passage.quote}`;

async function annotate(
  writing: Writing,
  by: Annotator,
  versions: ReadonlyMap<string, string>,
  now: number,
  mintId: MintId,
): Promise<Map<string, Annotation>> {
  const made = new Map<string, Annotation>();
  for (const sample of SAMPLE_ANNOTATIONS) {
    const { tag, subtype, note = "" } = sample;
    const versionId = versions.get(sample.articleKey) ?? "";
    const passage = locateSamplePassage(sample);
    const input = { id: mintId(), versionId, passage, tag, subtype, note };
    made.set(passageKey(sample), must(await createAnnotation(writing, by, input, now)));
  }
  return made;
}

interface Made {
  versions: ReadonlyMap<string, string>;
  annotations: ReadonlyMap<string, Annotation>;
}

async function writeClaims(
  writing: Writing,
  by: Annotator,
  made: Made,
  now: number,
  mintId: MintId,
): Promise<void> {
  const { projectId } = by;
  const origins = new Map<string, string>();
  for (const { key, ...origin } of SAMPLE_ORIGINS) {
    const id = mintId();
    must(await createOrigin(writing, by, { id, projectId, ...origin }, now));
    origins.set(key, id);
  }
  const questions = new Map<string, string>();
  for (const [position, claim] of SAMPLE_CLAIMS.entries()) {
    const at = now + position;
    const { question } = claim;
    if (question !== null && !questions.has(question)) {
      const id = mintId();
      must(await createQuestion(writing, by, { id, projectId, text: question }, at));
      questions.set(question, id);
    }
    const questionId = question === null ? null : (questions.get(question) ?? null);
    const claimId = mintId();
    must(
      await createClaim(
        writing,
        by,
        { id: claimId, projectId, text: claim.text, questionId, mention: null },
        at,
      ),
    );
    await writeMentions(writing, by, { claim, claimId, origins, made }, at, mintId);
    await writeEvidence(writing, by, { claim, claimId, made }, at, mintId);
  }
}

interface ClaimWork {
  claim: SampleClaim;
  claimId: string;
  made: Made;
}

async function writeMentions(
  writing: Writing,
  by: Annotator,
  { claim, claimId, origins, made }: ClaimWork & { origins: ReadonlyMap<string, string> },
  now: number,
  mintId: MintId,
): Promise<void> {
  for (const sample of claim.mentions) {
    const annotation = made.annotations.get(passageKey(sample));
    if (!annotation) throw new Error(`The sample has no annotation on “${sample.quote}”.`);
    const mention = must(
      await attachMention(writing, by, { id: mintId(), claimId, annotationId: annotation.id }, now),
    );
    const input = {
      ...{ id: mention.id, version: mention.version, attribution: sample.attribution, checkWorthiness: null },
      originId: sample.origin === null ? null : (origins.get(sample.origin) ?? null),
      quoteType: sample.quoteType ?? "none",
      factuality: sample.factuality ?? "CT+",
      hedgeCues: sample.hedgeCues ?? "",
      explicitlyUnverified: sample.explicitlyUnverified ?? false,
      anonymous: sample.anonymous ?? false,
      ...{ claimTypes: [], chain: [], quantity: null },
    };
    must(await updateMention(writing, by, input, now));
  }
}

async function writeEvidence(
  writing: Writing,
  by: Annotator,
  { claim, claimId, made }: ClaimWork,
  now: number,
  mintId: MintId,
): Promise<void> {
  for (const sample of claim.evidence) {
    const { stance, note } = sample;
    const versionId = made.versions.get(sample.articleKey) ?? "";
    const target = { kind: "passage", versionId, passage: locateSamplePassage(sample) } as const;
    must(
      await addEvidence(writing, by, { id: mintId(), claimId, stance, note, target, originId: null }, now),
    );
  }
  if (claim.judgment)
    must(
      await saveJudgment(
        writing,
        by,
        {
          ...{ id: mintId(), claimId, version: 0, ...claim.judgment },
          ...{ blind: false, cherryPicking: false, asOf: null, reviewBy: null },
        },
        now,
      ),
    );
}
