import {
  addCommentInput,
  deleteCommentInput,
  markInboxInput,
  resolveThreadInput,
  updateCommentInput,
} from "#lib/discussion/inputs.ts";
import {
  addComment,
  deleteComment,
  markInbox,
  resolveThread,
  restoreComment,
  updateComment,
} from "../mutations/discussion.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const ofComment = (reading: Reading, { id }: { id: string }) => projectOf(reading, "comment", id);

/** What reviewers say to one another, and what of it they have read. */
export const DISCUSSION_OPERATIONS = {
  "comment.add": projectOperation({
    input: addCommentInput,
    permission: "annotate",
    project: (_, input) => Promise.resolve(input.projectId),
    run: addComment,
  }),
  "comment.update": projectOperation({
    input: updateCommentInput,
    permission: "annotate",
    project: ofComment,
    run: updateComment,
  }),
  "comment.delete": projectOperation({
    input: deleteCommentInput,
    permission: "annotate",
    project: ofComment,
    run: deleteComment,
  }),
  "comment.restore": projectOperation({
    input: deleteCommentInput,
    permission: "annotate",
    project: ofComment,
    run: restoreComment,
  }),
  "comment.resolve": projectOperation({
    input: resolveThreadInput,
    permission: "annotate",
    project: ofComment,
    run: resolveThread,
  }),
  "inbox.mark": projectOperation({
    input: markInboxInput,
    permission: "read",
    project: (_, input) => Promise.resolve(input.projectId),
    run: markInbox,
  }),
} satisfies Record<string, OperationDefinition>;
