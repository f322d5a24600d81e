import { eq } from "drizzle-orm";
import { annotationImportSettings } from "#lib/annotations/import-inputs.ts";
import { addImportedAnnotations, beginAnnotationImport } from "../mutations/annotation-import-jobs.ts";
import { ADJUDICATION_SPECIMENS } from "./adjudication-specimens.ts";
import { GOLD_SPECIMENS } from "./gold-specimens.ts";
import { CLAIM_LINK_SPECIMENS } from "./claim-specimens.ts";
import {
  annotationInput,
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMention,
  makeOrigin,
  makeQuestion,
  newId,
  newWord,
  NOW,
  passageOf,
  permit,
} from "./factories.ts";
import { ASSIGNMENT_SPECIMENS } from "./assignment-specimens.ts";
import { IMPORT_SPECIMENS } from "./import-specimens.ts";
import type { Scene, Specimen } from "./specimen.ts";
import { DISCUSSION_SPECIMENS } from "./discussion-specimens.ts";
import { TEAM_SPECIMENS } from "./team-specimens.ts";
import { WEBHOOK_SPECIMENS } from "./webhook-specimens.ts";

export { makeScene, type Scene } from "./specimen.ts";

const articleOf = ({ store, projectId, actor }: Scene) => makeArticle(store, projectId, actor);
const claimOf = ({ store, projectId, actor }: Scene) => makeClaim(store, actor, projectId);
const annotationOf = async (scene: Scene) => makeAnnotation(scene.store, scene.actor, await articleOf(scene));
const mentionOf = async (scene: Scene) =>
  makeMention(scene.store, scene.actor, (await claimOf(scene)).id, (await annotationOf(scene)).id);
const evidenceOf = async (scene: Scene) =>
  makeEvidence(scene.store, scene.actor, (await claimOf(scene)).id, await articleOf(scene));
/** An import of annotations that brought one, and is under way. */
async function annotationImportOf(scene: Scene) {
  const { store, actor, projectId } = scene;
  const { versionId, articleId, text } = await articleOf(scene);
  const by = await permit(store, actor, projectId, "annotate");
  const id = newId();
  const settings = annotationImportSettings.parse({ format: "doccano" });
  await store.write(async (writing) => {
    const run = await beginAnnotationImport(
      writing,
      by,
      { id, name: "a.jsonl", format: "doccano", settings, bytes: 1, runner: "somebody" },
      NOW,
    );
    if (!run.ok) throw new Error(run.error.message);
    const passage = { ...passageOf(text), prefix: "", suffix: "" };
    const said = { line: 1, note: "", hand: "", handName: "", id: "", reanchored: false };
    const passages = [{ ...said, passage, tag: "claim" as const, subtype: null }];
    await addImportedAnnotations(writing, by, run.value, { versionId, articleId, passages }, NOW);
  });
  return { id };
}
const named = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** For every kind of operation: who may, and an example that works. */
export const SPECIMENS: Record<string, Specimen> = {
  ...TEAM_SPECIMENS,
  ...DISCUSSION_SPECIMENS,
  ...IMPORT_SPECIMENS,
  ...ASSIGNMENT_SPECIMENS,
  ...WEBHOOK_SPECIMENS,
  "project.create": {
    least: "anyone",
    input: async () => ({ id: newId(), name: newWord("Project ") }),
  },
  "project.update": {
    least: "manager",
    input: async ({ store, projectId }) => {
      const { project } = store.reading.tables;
      const [row] = await store.reading.db.select().from(project).where(eq(project.id, projectId));
      return { id: projectId, version: row?.version, name: newWord("Project ") };
    },
  },
  "article.update": {
    least: "reviewer",
    input: async (scene) => ({
      id: (await articleOf(scene)).articleId,
      version: 1,
      title: newWord("Title "),
    }),
  },
  "article.remove": {
    least: "manager",
    input: async (scene) => ({ id: (await articleOf(scene)).articleId, version: 1 }),
  },
  "review.set": {
    least: "reviewer",
    input: async (scene) => ({ articleId: (await articleOf(scene)).articleId, state: "submitted" }),
  },
  "annotation.create": {
    least: "reviewer",
    input: async (scene) => annotationInput(await articleOf(scene)),
  },
  "annotation.update": {
    least: "reviewer",
    input: async (scene) => {
      const article = await articleOf(scene);
      const annotation = await makeAnnotation(scene.store, scene.actor, article);
      return { ...named(annotation), passage: passageOf(article.text, 4, 20), tag: "opinion" };
    },
  },
  "annotation.delete": { least: "reviewer", input: async (scene) => named(await annotationOf(scene)) },
  "annotation.reanchor": {
    least: "reviewer",
    input: async (scene) => {
      const { id, version, versionId, start, end, exact } = await annotationOf(scene);
      return { id, version, versionId, passage: { start, end, exact } };
    },
  },
  "annotation-import.cancel": { least: "reviewer", input: annotationImportOf },
  "annotation-import.resume": {
    least: "reviewer",
    input: async (scene) => {
      const named = await annotationImportOf(scene);
      await apply(scene.store, scene.actor, "annotation-import.cancel", named);
      return named;
    },
  },
  "annotation-import.undo": { least: "reviewer", input: annotationImportOf },
  "annotation-import.redo": {
    least: "reviewer",
    input: async (scene) => {
      const named = await annotationImportOf(scene);
      await apply(scene.store, scene.actor, "annotation-import.undo", named);
      return named;
    },
  },
  "annotation.restore": {
    least: "reviewer",
    input: async (scene) =>
      named(await apply(scene.store, scene.actor, "annotation.delete", named(await annotationOf(scene)))),
  },
  "question.create": {
    least: "reviewer",
    input: async ({ projectId }) => ({ id: newId(), projectId, text: newWord("How long? ") }),
  },
  "question.update": {
    least: "reviewer",
    input: async ({ store, actor, projectId }) => ({
      ...named(await makeQuestion(store, actor, projectId)),
      text: newWord("How deep? "),
    }),
  },
  "claim.create": {
    least: "reviewer",
    input: async ({ projectId }) => ({ id: newId(), projectId, text: newWord("It rained ") }),
  },
  "claim.update": {
    least: "reviewer",
    input: async (scene) => ({ ...named(await claimOf(scene)), text: newWord("It snowed ") }),
  },
  "mention.attach": {
    least: "reviewer",
    input: async (scene) => ({
      id: newId(),
      claimId: (await claimOf(scene)).id,
      annotationId: (await annotationOf(scene)).id,
    }),
  },
  "mention.update": {
    least: "reviewer",
    input: async (scene) => {
      const origin = await makeOrigin(scene.store, scene.actor, scene.projectId);
      return { ...named(await mentionOf(scene)), originId: origin.id, attribution: "the mayor said" };
    },
  },
  "mention.detach": { least: "reviewer", input: async (scene) => named(await mentionOf(scene)) },
  "origin.create": {
    least: "reviewer",
    input: async ({ projectId }) => ({ id: newId(), projectId, name: newWord("Agency ") }),
  },
  "origin.update": {
    least: "reviewer",
    input: async ({ store, actor, projectId }) => ({
      ...named(await makeOrigin(store, actor, projectId)),
      name: newWord("Agency "),
      reliability: "B",
    }),
  },
  "evidence.add": {
    least: "reviewer",
    input: async (scene) => {
      const { versionId, text } = await articleOf(scene);
      const target = { kind: "passage", versionId, passage: passageOf(text) };
      return { id: newId(), claimId: (await claimOf(scene)).id, stance: "supports", target };
    },
  },
  "evidence.update": {
    least: "reviewer",
    input: async (scene) => ({ ...named(await evidenceOf(scene)), stance: "contradicts" }),
  },
  "evidence.remove": { least: "reviewer", input: async (scene) => named(await evidenceOf(scene)) },
  "evidence.restore": {
    least: "reviewer",
    input: async (scene) =>
      named(await apply(scene.store, scene.actor, "evidence.remove", named(await evidenceOf(scene)))),
  },
  "judgment.save": {
    least: "reviewer",
    input: async (scene) => ({
      ...{ id: newId(), claimId: (await claimOf(scene)).id, version: 0 },
      ...{ level: 3, confidence: "moderate", rationale: "One origin." },
    }),
  },
  ...CLAIM_LINK_SPECIMENS,
  ...ADJUDICATION_SPECIMENS,
  ...GOLD_SPECIMENS,
};
