import { createHash } from "node:crypto";
import type { Authorized } from "#db/guard.ts";
import { measureOverlaps } from "#db/mutations/overlaps.ts";
import type { Store, Writing } from "#db/store.ts";
import { makeActor, makeProject, newId, NOW, permit } from "#db/testing/factories.ts";
import { prose } from "../support/prose.ts";

export interface ProjectSize {
  claims: number;
  publishers: number;
  mentionsPerClaim: number;
}

const ARTICLES_PER_PUBLISHER = 3;
const ORIGINS = 100;
/** UTF-16 code units. */
const TEXT = 1_500;
const QUOTE = 60;
/** Rows per statement, below SQLite's limit of parameters. */
const ROWS = 500;

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await insert(rows.slice(at, at + ROWS));
}

const times = { createdAt: NOW, updatedAt: NOW };
const count = <T>(length: number, make: (number: number) => T) => Array.from({ length }, (_, i) => make(i));

/** Fills a project with claims that many publishers report, written straight into the tables. */
export async function makeClaimsProject(store: Store, size: ProjectSize): Promise<Authorized> {
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  const by = await permit(store, actor, projectId, "read");
  await store.write((writing) => fill(writing, by, size));
  await measureOverlaps(store, by);
  return by;
}

async function fill(
  { db, tables }: Writing,
  { projectId, actor }: Authorized,
  size: ProjectSize,
): Promise<void> {
  const mine = { projectId, createdBy: actor.id, ...times };
  const publishers = count(size.publishers, (i) => ({
    ...{ id: newId(), projectId, name: `Publisher ${i}`, nameKey: `publisher ${i}`, ...times },
    owner: i % 10 === 0 ? `Owner ${i % 30}` : "",
  }));
  await insertAll(publishers, (some) => db.insert(tables.publisher).values(some));
  const origins = count(ORIGINS, (i) => ({
    ...{ id: newId(), projectId, name: `Origin ${i}`, nameKey: `origin ${i}`, ...times },
  }));
  await insertAll(origins, (some) => db.insert(tables.origin).values(some));

  const articles = count(size.publishers * ARTICLES_PER_PUBLISHER, (i) => ({
    ...{
      id: newId(),
      versionId: newId(),
      text: prose(i, TEXT),
      publisherId: publishers[i % size.publishers]?.id ?? null,
    },
  }));
  await insertAll(articles, (some) =>
    db.insert(tables.article).values(
      some.map(({ id, versionId, publisherId }, i) => ({
        ...{
          id,
          publisherId,
          title: `Article ${i}`,
          currentVersionId: versionId,
          publishedAt: NOW + i,
          ...mine,
        },
      })),
    ),
  );
  await insertAll(articles, (some) =>
    db.insert(tables.articleVersion).values(
      some.map(({ id, versionId, text }) => {
        const sha256 = createHash("sha256").update(text).digest("hex");
        return {
          ...{ id: versionId, projectId, articleId: id, number: 1, text, sha256, originalSha256: sha256 },
          ...{ length: text.length, words: text.split(" ").length, blocks: [], notes: [], createdAt: NOW },
        };
      }),
    ),
  );

  const questions = count(Math.ceil(size.claims / 20), (i) => ({
    id: newId(),
    text: `Question ${i}?`,
    ...mine,
  }));
  await insertAll(questions, (some) => db.insert(tables.question).values(some));
  const claims = count(size.claims, (i) => ({
    ...{
      id: newId(),
      text: `Claim number ${i} of the bench.`,
      questionId: questions[i % questions.length]?.id ?? null,
    },
    ...mine,
  }));
  await insertAll(claims, (some) => db.insert(tables.claim).values(some));

  const tied = claims.flatMap((claim, i) =>
    count(size.mentionsPerClaim, (j) => {
      const place = (i * 31 + j * 17) % articles.length;
      const start = (i * 13 + j) % (TEXT - QUOTE);
      return { claim, annotationId: newId(), article: articles[place], start, number: i + j };
    }),
  );
  const annotations = tied.flatMap(({ annotationId, article, start }) =>
    article
      ? {
          ...{
            id: annotationId,
            projectId,
            articleId: article.id,
            versionId: article.versionId,
            reviewerId: actor.id,
          },
          ...{
            start,
            end: start + QUOTE,
            exact: article.text.slice(start, start + QUOTE),
            prefix: "",
            suffix: "",
          },
          ...{ tag: "claim" as const, ...times },
        }
      : [],
  );
  await insertAll(annotations, (some) => db.insert(tables.annotation).values(some));
  const mentions = tied.map(({ claim, annotationId, number }) => ({
    ...{ id: newId(), claimId: claim.id, annotationId, claimTypes: [], chain: [] },
    originId: number % 3 === 0 ? (origins[number % ORIGINS]?.id ?? null) : null,
    factuality: number % 7 === 0 ? ("CT-" as const) : ("CT+" as const),
    ...mine,
  }));
  await insertAll(mentions, (some) => db.insert(tables.mention).values(some));
  const pieces = tied.flatMap(({ claim, article, start, number }) =>
    article && number % size.mentionsPerClaim === 0
      ? [
          {
            ...{ id: newId(), projectId, claimId: claim.id, versionId: article.versionId, ...times },
            ...{ reviewerId: actor.id, stance: "supports" as const, start: start + 5, end: start + QUOTE },
            exact: article.text.slice(start + 5, start + QUOTE),
          },
        ]
      : [],
  );
  await insertAll(pieces, (some) => db.insert(tables.evidence).values(some));
  const judgments = claims.map(({ id }) => ({
    ...{ id: newId(), projectId, claimId: id, reviewerId: actor.id, level: 3 as const },
    ...{ confidence: "moderate" as const, rationale: "Two of them were there.", ...times },
  }));
  await insertAll(judgments, (some) => db.insert(tables.judgment).values(some));
}
