import { addCommentInput, resolveThreadInput } from "#lib/discussion/inputs.ts";
import { addComment, resolveThread } from "../mutations/discussion.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

/** What reviewers say to one another. */
export const DISCUSSION_OPERATIONS = {
  "comment.add": projectOperation({
    input: addCommentInput,
    permission: "annotate",
    project: (_, input) => Promise.resolve(input.projectId),
    run: addComment,
  }),
  "comment.resolve": projectOperation({
    input: resolveThreadInput,
    permission: "annotate",
    project: (reading, { id }) => projectOf(reading, "comment", id),
    run: resolveThread,
  }),
} satisfies Record<string, OperationDefinition>;
