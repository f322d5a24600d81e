import { v7 as uuidv7 } from "uuid";
import {
  distributeInput,
  giveArticleInput,
  setAssignmentRuleInput,
  skipAssignmentInput,
  takeNextInput,
  withdrawAssignmentInput,
} from "#lib/assignment/inputs.ts";
import {
  distributeArticles,
  giveArticle,
  setAssignmentRule,
  skipAssignment,
  takeNext,
  withdrawAssignment,
} from "../mutations/assignments.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const namedProject = (_: Reading, input: { projectId: string }) => Promise.resolve(input.projectId);
const projectOfPlace = (reading: Reading, { id }: { id: string }) => projectOf(reading, "assignment", id);

/** Changes of who reads what. */
export const ASSIGNMENT_OPERATIONS = {
  "assignment-rule.set": projectOperation({
    input: setAssignmentRuleInput,
    permission: "manage",
    project: (_, { id }) => Promise.resolve(id),
    run: (writing, by, input, now) => setAssignmentRule(writing, by, input, newSeed(), now),
  }),
  "assignment.take": projectOperation({
    input: takeNextInput,
    permission: "annotate",
    project: namedProject,
    run: takeNext,
  }),
  "assignment.skip": projectOperation({
    input: skipAssignmentInput,
    permission: "annotate",
    project: projectOfPlace,
    run: skipAssignment,
  }),
  "assignment.give": projectOperation({
    input: giveArticleInput,
    permission: "manage",
    project: (reading, { articleId }) => projectOf(reading, "article", articleId),
    run: giveArticle,
  }),
  "assignment.withdraw": projectOperation({
    input: withdrawAssignmentInput,
    permission: "manage",
    project: projectOfPlace,
    run: withdrawAssignment,
  }),
  "assignment.distribute": projectOperation({
    input: distributeInput,
    permission: "manage",
    project: namedProject,
    run: (writing, by, _, now) => distributeArticles(writing, by, uuidv7, now),
  }),
} satisfies Record<string, OperationDefinition>;

/** 31 random bits: the order of the random strategy, chosen once for each project. */
const newSeed = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1;
