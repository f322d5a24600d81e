import { and, eq } from "drizzle-orm";
import type { Row } from "../mutations/versioned-row.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeMention,
  makeOrigin,
  newId,
  newWord,
} from "./factories.ts";
import type { Scene } from "./specimen.ts";

const named = ({ id, version }: { id: string; version: number }) => ({ id, version });

const claimOf = ({ store, projectId, actor }: Scene) => makeClaim(store, actor, projectId);

/** A claim with one mention. */
export async function makeMentionedClaim(scene: Scene) {
  const { store, actor, projectId } = scene;
  const claim = await claimOf(scene);
  const article = await makeArticle(store, projectId, actor);
  const annotation = await makeAnnotation(store, actor, article);
  return { claim, article, annotation, mention: await makeMention(store, actor, claim.id, annotation.id) };
}

export const relationInput = async (scene: Scene, more: object = {}) => ({
  id: newId(),
  claimId: (await claimOf(scene)).id,
  otherClaimId: (await claimOf(scene)).id,
  type: "contradicts",
  contradictionType: "numeric",
  ...more,
});

const dependenceInput = async ({ store, actor, projectId }: Scene) => ({
  id: newId(),
  originId: (await makeOrigin(store, actor, projectId)).id,
  otherOriginId: (await makeOrigin(store, actor, projectId)).id,
  dependence: 0.5,
  reason: "They may share what they hear.",
});

const derivationInput = async ({ store, actor, projectId }: Scene) => ({
  id: newId(),
  articleId: (await makeArticle(store, projectId, actor)).articleId,
  from: { kind: "article", articleId: (await makeArticle(store, projectId, actor)).articleId },
  level: "wholly-derived",
  reason: "Word for word.",
});

/** A publisher of its own, through an article that it published. */
export async function makePublisher({ store, actor, projectId }: Scene): Promise<Row<"publisher">> {
  const name = newWord("Publisher ");
  await makeArticle(store, projectId, actor, { publisher: name });
  const { publisher } = store.reading.tables;
  const [row] = await store.reading.db
    .select()
    .from(publisher)
    .where(and(eq(publisher.projectId, projectId), eq(publisher.name, name)));
  if (!row) throw new Error(`No publisher “${name}” was made.`);
  return row;
}

const assessmentInput = async (scene: Scene) => ({
  id: newId(),
  publisherId: (await makePublisher(scene)).id,
  reliability: "B",
  criteria: { "corrects-errors": "pass" },
  rationale: "Corrects its errors.",
});

const made = async (scene: Scene, kind: string, input: object) =>
  named(await apply<{ id: string; version: number }>(scene.store, scene.actor, kind, input));

export const splitInput = async (scene: Scene) => {
  const { claim, mention } = await makeMentionedClaim(scene);
  return {
    ...named(claim),
    moveId: newId(),
    newClaim: { id: newId(), text: newWord("Another number ") },
    mentionIds: [mention.id],
  };
};
const mergeInput = async (scene: Scene) => ({
  ...named((await makeMentionedClaim(scene)).claim),
  moveId: newId(),
  intoId: (await claimOf(scene)).id,
});

/** Examples of every kind of operation on links between claims and sources. */
export const CLAIM_LINK_SPECIMENS = {
  "relation.add": { least: "reviewer", input: (scene: Scene) => relationInput(scene) },
  "relation.remove": {
    least: "reviewer",
    input: async (scene: Scene) => made(scene, "relation.add", await relationInput(scene)),
  },
  "claim.merge": { least: "reviewer", input: mergeInput },
  "claim.split": { least: "reviewer", input: splitInput },
  "claim-move.undo": {
    least: "reviewer",
    input: async (scene: Scene) => {
      const { store, actor } = scene;
      const merged = await apply<{ move: Row<"claimMove"> }>(
        store,
        actor,
        "claim.merge",
        await mergeInput(scene),
      );
      return named(merged.move);
    },
  },
  "dependence.add": { least: "reviewer", input: dependenceInput },
  "dependence.update": {
    least: "reviewer",
    input: async (scene: Scene) => ({
      ...(await made(scene, "dependence.add", await dependenceInput(scene))),
      ...{ dependence: 1, reason: "One feeds the other." },
    }),
  },
  "dependence.remove": {
    least: "reviewer",
    input: async (scene: Scene) => made(scene, "dependence.add", await dependenceInput(scene)),
  },
  "derivation.add": { least: "reviewer", input: derivationInput },
  "derivation.update": {
    least: "reviewer",
    input: async (scene: Scene) => ({
      ...(await made(scene, "derivation.add", await derivationInput(scene))),
      ...{ level: "partially-derived", reason: "Only the quotes." },
    }),
  },
  "derivation.remove": {
    least: "reviewer",
    input: async (scene: Scene) => made(scene, "derivation.add", await derivationInput(scene)),
  },
  "publisher.update": {
    least: "reviewer",
    input: async (scene: Scene) => {
      const { id, version, name } = await makePublisher(scene);
      return { id, version, name, kind: "wire", owner: "Orlen Media", syndicationGroup: "" };
    },
  },
  "assessment.add": { least: "reviewer", input: assessmentInput },
  "assessment.update": {
    least: "reviewer",
    input: async (scene: Scene) => ({
      ...(await made(scene, "assessment.add", await assessmentInput(scene))),
      ...{ reliability: "C", criteria: {}, rationale: "It let an error stand." },
    }),
  },
} as const;
