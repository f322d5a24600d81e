import type { Adjudication, LevelAdjudication } from "#lib/adjudication/adjudication.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import type { GuidelineExample } from "#lib/guideline/guideline.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  newId,
  newWord,
  passageOf,
  type MadeArticle,
} from "./factories.ts";
import type { Scene } from "./specimen.ts";

const named = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** A decision that keeps what one reviewer marked. */
export const keeping = (
  article: MadeArticle,
  heard: readonly Pick<Annotation, "id" | "version">[],
  more: object = {},
) => ({
  outcome: { kind: "keep", passage: passageOf(article.text), tag: "claim" },
  method: "accept",
  heard: heard.map(named),
  ...more,
});

async function placeOf(scene: Scene) {
  const article = await makeArticle(scene.store, scene.projectId, scene.actor);
  return { article, annotation: await makeAnnotation(scene.store, scene.actor, article) };
}

async function decisionInput(scene: Scene) {
  const { article, annotation } = await placeOf(scene);
  return { id: newId(), versionId: article.versionId, ...keeping(article, [annotation]) };
}

const decided = async (scene: Scene) =>
  apply<Adjudication>(scene.store, scene.actor, "adjudication.create", await decisionInput(scene));

async function levelInput({ store, actor, projectId }: Scene) {
  const claimId = (await makeClaim(store, actor, projectId)).id;
  const judgment = await apply<Judgment>(store, actor, "judgment.save", {
    ...{ id: newId(), claimId, version: 0, level: 3, confidence: "low", rationale: "One origin." },
  });
  return { id: newId(), claimId, level: 3, heard: [named(judgment)] };
}

const settled = async (scene: Scene) =>
  apply<LevelAdjudication>(scene.store, scene.actor, "level-adjudication.create", await levelInput(scene));

let published = 0;
/** The next version of the scene's guideline; scenes of one test file publish one after the other. */
async function guidelineInput({ store, projectId }: Scene) {
  const { guidelineVersion } = store.reading.tables;
  const rows = await store.reading.db.select().from(guidelineVersion);
  const own = rows.filter((row) => row.projectId === projectId).map(({ number }) => number);
  const note = `Change ${++published}`;
  return { id: newId(), projectId, basedOn: Math.max(0, ...own), text: newWord("Rule "), note };
}

async function exampleInput(scene: Scene) {
  const { versionId, text } = (await placeOf(scene)).article;
  return { id: newId(), versionId, passage: passageOf(text), tag: "claim" };
}

const example = async (scene: Scene) =>
  apply<GuidelineExample>(scene.store, scene.actor, "guideline-example.add", await exampleInput(scene));

/** For every kind of operation about settling and rules: who may, and an example that works. */
export const ADJUDICATION_SPECIMENS = {
  "adjudication.create": { least: "adjudicator", input: decisionInput },
  "adjudication.update": {
    least: "adjudicator",
    input: async (scene: Scene) => {
      const row = await decided(scene);
      const heard = row.heard.map(({ id }) => ({ id, version: 1 }));
      return { ...named(row), outcome: { kind: "reject" }, method: "reject", heard };
    },
  },
  "adjudication.withdraw": {
    least: "adjudicator",
    input: async (scene: Scene) => named(await decided(scene)),
  },
  "level-adjudication.create": { least: "adjudicator", input: levelInput },
  "level-adjudication.update": {
    least: "adjudicator",
    input: async (scene: Scene) => {
      const row = await settled(scene);
      return { ...named(row), level: 2, heard: row.heard.map(({ id }) => ({ id, version: 1 })) };
    },
  },
  "level-adjudication.withdraw": {
    least: "adjudicator",
    input: async (scene: Scene) => named(await settled(scene)),
  },
  "guideline.create": { least: "manager", input: guidelineInput },
  "guideline.mark-read": {
    least: "viewer",
    input: async (scene: Scene) => {
      const input = await guidelineInput(scene);
      await apply(scene.store, scene.actor, "guideline.create", input);
      return { projectId: scene.projectId, number: input.basedOn + 1 };
    },
  },
  "guideline-example.add": { least: "adjudicator", input: exampleInput },
  "guideline-example.update": {
    least: "adjudicator",
    input: async (scene: Scene) => ({ ...named(await example(scene)), explanation: "Names a time." }),
  },
  "guideline-example.remove": {
    least: "adjudicator",
    input: async (scene: Scene) => named(await example(scene)),
  },
  "guideline-example.restore": {
    least: "adjudicator",
    input: async (scene: Scene) =>
      named(
        await apply<GuidelineExample>(
          scene.store,
          scene.actor,
          "guideline-example.remove",
          named(await example(scene)),
        ),
      ),
  },
} as const;
