import { annotationImportInput } from "#lib/annotations/import-inputs.ts";
import {
  createAnnotationInput,
  deleteAnnotationInput,
  reanchorAnnotationInput,
  restoreAnnotationInput,
  updateAnnotationInput,
} from "#lib/annotations/inputs.ts";
import { removeArticleInput, updateArticleInput } from "#lib/articles/inputs.ts";
import {
  addEvidenceInput,
  attachMentionInput,
  createClaimInput,
  createOriginInput,
  createQuestionInput,
  detachMentionInput,
  removeEvidenceInput,
  saveJudgmentInput,
  updateClaimInput,
  updateEvidenceInput,
  updateMentionInput,
  updateOriginInput,
  updateQuestionInput,
} from "#lib/claims/inputs.ts";
import { createProjectInput, setReviewInput, updateProjectInput } from "#lib/projects/inputs.ts";
import { v7 as uuidv7 } from "uuid";
import { redoAnnotationImport, undoAnnotationImport } from "../mutations/annotation-imports.ts";
import {
  createAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from "../mutations/annotations.ts";
import { reanchorAnnotation } from "../mutations/article-versions.ts";
import { removeArticle, updateArticle } from "../mutations/articles.ts";
import {
  attachMention,
  createClaim,
  createQuestion,
  detachMention,
  updateClaim,
  updateMention,
  updateQuestion,
} from "../mutations/claims.ts";
import { addEvidence, removeEvidence, restoreEvidence, updateEvidence } from "../mutations/evidence.ts";
import { saveJudgment } from "../mutations/judgments.ts";
import { createOrigin, updateOrigin } from "../mutations/named-sources.ts";
import { createProject, setReview, updateProject } from "../mutations/projects.ts";
import { cancelAnnotationImport, resumeAnnotationImport } from "../mutations/steer-annotation-imports.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Reading } from "../store.ts";
import { ADJUDICATION_OPERATIONS } from "./adjudication.ts";
import { GOLD_OPERATIONS } from "./gold.ts";
import { CLAIM_LINK_OPERATIONS } from "./claim-links.ts";
import { DISCUSSION_OPERATIONS } from "./discussion.ts";
import { IMPORT_OPERATIONS } from "./imports.ts";
import { accountOperation, projectOperation, type OperationDefinition } from "./define.ts";
import { ASSIGNMENT_OPERATIONS } from "./assignment.ts";
import { TEAM_OPERATIONS } from "./team.ts";
import { WEBHOOK_OPERATIONS } from "./webhooks.ts";

type RowName = Parameters<typeof projectOf>[1];

/** The project of the row that the input's `id` names. */
const projectOfRow = (name: RowName) => (reading: Reading, input: { id: string }) =>
  projectOf(reading, name, input.id);
const projectOfClaim = (reading: Reading, input: { claimId: string }) =>
  projectOf(reading, "claim", input.claimId);
const namedProject = (_: Reading, input: { projectId: string }) => Promise.resolve(input.projectId);

/** Every change that can be made, by its name. A new kind of change is one line here. */
export const OPERATIONS: ReadonlyMap<string, OperationDefinition> = new Map(
  Object.entries({
    ...TEAM_OPERATIONS,
    ...ASSIGNMENT_OPERATIONS,
    ...WEBHOOK_OPERATIONS,
    "project.create": accountOperation({ input: createProjectInput, scope: "manage", run: createProject }),
    "project.update": projectOperation({
      input: updateProjectInput,
      permission: "manage",
      project: (_, input) => Promise.resolve(input.id),
      run: updateProject,
    }),
    "article.update": projectOperation({
      input: updateArticleInput,
      permission: "annotate",
      project: projectOfRow("article"),
      run: (writing, by, input, now) => updateArticle(writing, by, input, uuidv7(), now),
    }),
    "article.remove": projectOperation({
      input: removeArticleInput,
      permission: "manage",
      project: projectOfRow("article"),
      run: removeArticle,
    }),
    "review.set": projectOperation({
      input: setReviewInput,
      permission: "annotate",
      project: (reading, input) => projectOf(reading, "article", input.articleId),
      run: setReview,
    }),
    "annotation.create": projectOperation({
      input: createAnnotationInput,
      permission: "annotate",
      project: async (reading, input) => (await findVersionText(reading, input.versionId))?.projectId ?? null,
      run: createAnnotation,
    }),
    "annotation.update": projectOperation({
      input: updateAnnotationInput,
      permission: "annotate",
      project: projectOfRow("annotation"),
      run: updateAnnotation,
    }),
    "annotation.delete": projectOperation({
      input: deleteAnnotationInput,
      permission: "annotate",
      project: projectOfRow("annotation"),
      run: deleteAnnotation,
    }),
    "annotation.reanchor": projectOperation({
      input: reanchorAnnotationInput,
      permission: "annotate",
      project: projectOfRow("annotation"),
      run: reanchorAnnotation,
    }),
    "annotation-import.cancel": projectOperation({
      input: annotationImportInput,
      permission: "annotate",
      project: projectOfRow("annotationImport"),
      run: cancelAnnotationImport,
    }),
    "annotation-import.resume": projectOperation({
      input: annotationImportInput,
      permission: "annotate",
      project: projectOfRow("annotationImport"),
      run: resumeAnnotationImport,
    }),
    "annotation-import.undo": projectOperation({
      input: annotationImportInput,
      permission: "annotate",
      project: projectOfRow("annotationImport"),
      run: undoAnnotationImport,
    }),
    "annotation-import.redo": projectOperation({
      input: annotationImportInput,
      permission: "annotate",
      project: projectOfRow("annotationImport"),
      run: redoAnnotationImport,
    }),
    "annotation.restore": projectOperation({
      input: restoreAnnotationInput,
      permission: "annotate",
      project: projectOfRow("annotation"),
      run: restoreAnnotation,
    }),
    "question.create": projectOperation({
      input: createQuestionInput,
      permission: "annotate",
      project: namedProject,
      run: createQuestion,
    }),
    "question.update": projectOperation({
      input: updateQuestionInput,
      permission: "annotate",
      project: projectOfRow("question"),
      run: updateQuestion,
    }),
    "claim.create": projectOperation({
      input: createClaimInput,
      permission: "annotate",
      project: namedProject,
      run: createClaim,
    }),
    "claim.update": projectOperation({
      input: updateClaimInput,
      permission: "annotate",
      project: projectOfRow("claim"),
      run: updateClaim,
    }),
    "mention.attach": projectOperation({
      input: attachMentionInput,
      permission: "annotate",
      project: projectOfClaim,
      run: attachMention,
    }),
    "mention.update": projectOperation({
      input: updateMentionInput,
      permission: "annotate",
      project: projectOfRow("mention"),
      run: updateMention,
    }),
    "mention.detach": projectOperation({
      input: detachMentionInput,
      permission: "annotate",
      project: projectOfRow("mention"),
      run: detachMention,
    }),
    "origin.create": projectOperation({
      input: createOriginInput,
      permission: "annotate",
      project: namedProject,
      run: createOrigin,
    }),
    "origin.update": projectOperation({
      input: updateOriginInput,
      permission: "annotate",
      project: projectOfRow("origin"),
      run: updateOrigin,
    }),
    "evidence.add": projectOperation({
      input: addEvidenceInput,
      permission: "annotate",
      project: projectOfClaim,
      run: addEvidence,
    }),
    "evidence.update": projectOperation({
      input: updateEvidenceInput,
      permission: "annotate",
      project: projectOfRow("evidence"),
      run: updateEvidence,
    }),
    "evidence.remove": projectOperation({
      input: removeEvidenceInput,
      permission: "annotate",
      project: projectOfRow("evidence"),
      run: removeEvidence,
    }),
    "evidence.restore": projectOperation({
      input: removeEvidenceInput,
      permission: "annotate",
      project: projectOfRow("evidence"),
      run: restoreEvidence,
    }),
    "judgment.save": projectOperation({
      input: saveJudgmentInput,
      permission: "annotate",
      project: projectOfClaim,
      run: saveJudgment,
    }),
    ...CLAIM_LINK_OPERATIONS,
    ...DISCUSSION_OPERATIONS,
    ...IMPORT_OPERATIONS,
    ...ADJUDICATION_OPERATIONS,
    ...GOLD_OPERATIONS,
  } satisfies Record<string, OperationDefinition>),
);
