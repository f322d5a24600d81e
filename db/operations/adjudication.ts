import {
  createAdjudicationInput,
  createLevelAdjudicationInput,
  updateAdjudicationInput,
  updateLevelAdjudicationInput,
  withdrawAdjudicationInput,
  withdrawLevelAdjudicationInput,
} from "#lib/adjudication/inputs.ts";
import {
  addExampleInput,
  createGuidelineInput,
  markGuidelineReadInput,
  removeExampleInput,
  updateExampleInput,
} from "#lib/guideline/inputs.ts";
import { v7 as uuidv7 } from "uuid";
import { createAdjudication, updateAdjudication, withdrawAdjudication } from "../mutations/adjudication.ts";
import {
  addExample,
  createGuideline,
  markGuidelineRead,
  removeExample,
  restoreExample,
  updateExample,
} from "../mutations/guideline.ts";
import {
  createLevelAdjudication,
  updateLevelAdjudication,
  withdrawLevelAdjudication,
} from "../mutations/level-adjudication.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const rowOf =
  (name: "adjudication" | "levelAdjudication" | "guidelineExample") =>
  (reading: Reading, input: { id: string }) =>
    projectOf(reading, name, input.id);
const projectOfVersion = async (reading: Reading, input: { versionId: string }) =>
  (await findVersionText(reading, input.versionId))?.projectId ?? null;
const namedProject = (_: Reading, input: { projectId: string }) => Promise.resolve(input.projectId);

/** Deciding where reviewers differ, and the rules that follow from it. */
export const ADJUDICATION_OPERATIONS = {
  "adjudication.create": projectOperation({
    input: createAdjudicationInput,
    permission: "adjudicate",
    project: projectOfVersion,
    run: createAdjudication,
  }),
  "adjudication.update": projectOperation({
    input: updateAdjudicationInput,
    permission: "adjudicate",
    project: rowOf("adjudication"),
    run: updateAdjudication,
  }),
  "adjudication.withdraw": projectOperation({
    input: withdrawAdjudicationInput,
    permission: "adjudicate",
    project: rowOf("adjudication"),
    run: withdrawAdjudication,
  }),
  "level-adjudication.create": projectOperation({
    input: createLevelAdjudicationInput,
    permission: "adjudicate",
    project: (reading, input) => projectOf(reading, "claim", input.claimId),
    run: createLevelAdjudication,
  }),
  "level-adjudication.update": projectOperation({
    input: updateLevelAdjudicationInput,
    permission: "adjudicate",
    project: rowOf("levelAdjudication"),
    run: updateLevelAdjudication,
  }),
  "level-adjudication.withdraw": projectOperation({
    input: withdrawLevelAdjudicationInput,
    permission: "adjudicate",
    project: rowOf("levelAdjudication"),
    run: withdrawLevelAdjudication,
  }),
  "guideline.create": projectOperation({
    input: createGuidelineInput,
    permission: "manage",
    project: namedProject,
    run: (writing, by, input, now) => createGuideline(writing, by, input, uuidv7(), now),
  }),
  "guideline.mark-read": projectOperation({
    input: markGuidelineReadInput,
    permission: "read",
    project: namedProject,
    run: markGuidelineRead,
  }),
  "guideline-example.add": projectOperation({
    input: addExampleInput,
    permission: "adjudicate",
    project: projectOfVersion,
    run: addExample,
  }),
  "guideline-example.update": projectOperation({
    input: updateExampleInput,
    permission: "adjudicate",
    project: rowOf("guidelineExample"),
    run: updateExample,
  }),
  "guideline-example.remove": projectOperation({
    input: removeExampleInput,
    permission: "adjudicate",
    project: rowOf("guidelineExample"),
    run: removeExample,
  }),
  "guideline-example.restore": projectOperation({
    input: removeExampleInput,
    permission: "adjudicate",
    project: rowOf("guidelineExample"),
    run: restoreExample,
  }),
} satisfies Record<string, OperationDefinition>;
