import { listComments } from "#db/queries/discussion.ts";
import { listMembers } from "#db/queries/projects.ts";
import { commentsQuery } from "#lib/discussion/inputs.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** What was said about one annotation or claim, or about the annotations of an article, and who can be named. */
export const GET = projectRoute(
  "read",
  { query: commentsQuery },
  async ({ services: { store }, by, query }) => {
    const { articleId, subjectId } = query;
    const about = articleId === undefined ? { subjectId: subjectId ?? "" } : { articleId };
    const [comments, members] = await Promise.all([
      listComments(store.reading, by, about),
      listMembers(store.reading, by),
    ]);
    return ok({ comments, people: members.map(({ id, name }) => ({ id, name })) });
  },
);
