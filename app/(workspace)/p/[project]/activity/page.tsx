import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { listActivity, type Activity } from "#db/queries/activity.ts";
import { listArticles } from "#db/queries/articles.ts";
import { listClaims } from "#db/queries/claims.ts";
import { listMembers } from "#db/queries/projects.ts";
import { ACTIVITY_ENTITIES } from "#lib/activity/describe.ts";
import { EVERYTHING } from "#lib/live/shown.ts";
import { ActivityFilter } from "#components/activity/activity-filter.tsx";
import { ActivityList } from "#components/activity/activity-list.tsx";
import { RestoreButton } from "#components/activity/restore-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { cursorsOf } from "#app/_server/live/cursor.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Activity" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the address says is only a wish: whatever cannot be meant is left out. */
const id = z.uuid().optional().catch(undefined);
const wishes = z.object({
  ...{ member: id, article: id, claim: id },
  entity: z.enum(ACTIVITY_ENTITIES).optional().catch(undefined),
  before: z.string().max(64).optional().catch(undefined),
});

export default async function ActivityPage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const { member, article, claim, entity, before } = wishes.parse(await searchParams);
  const cursors = cursorsOf((await services()).secret);
  const filter = { articleId: article, claimId: claim, memberId: member, entity };
  const [{ activity, next }, members, articles, claims] = await Promise.all([
    listActivity(reading, by, {
      ...filter,
      before: before === undefined ? null : cursors.open(before, by.actor.id),
    }),
    listMembers(reading, by),
    listArticles(reading, by),
    listClaims(reading, by),
  ]);
  const names = new Map(members.map((each) => [each.id, each.name]));
  const there = new Set([...articles.map((each) => each.id), ...claims.map((each) => each.claim.id)]);
  const chosen = { member: member ?? "", article: article ?? "", claim: claim ?? "", entity: entity ?? "" };
  const base = `/p/${project.id}`;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Activity" }]} live={EVERYTHING}>
      <h1 className="mb-4 font-serif text-2xl">Activity</h1>
      <ActivityFilter
        members={members.map((each) => ({ id: each.id, label: each.name }))}
        articles={articles.map((each) => ({ id: each.id, label: each.title }))}
        claims={claims.map((each) => ({ id: each.claim.id, label: each.claim.text }))}
        entities={ACTIVITY_ENTITIES}
        chosen={chosen}
      />
      {activity.length === 0 ? (
        <EmptyState>Nothing was done that fits. Choose less, or look again later.</EmptyState>
      ) : (
        <ActivityList
          items={activity.map((deed) => ({
            ...{ seq: deed.seq, did: deed.did, words: deed.words, at: deed.at },
            who: names.get(deed.actorId ?? "") ?? "Somebody who has left",
            href: placeOf(base, there, deed),
            action: deed.restore ? <RestoreButton {...deed.restore} /> : null,
          }))}
        />
      )}
      {next === null ? null : (
        <p className="mt-4 text-sm">
          <Link
            href={`${base}/activity?${new URLSearchParams({ ...chosen, before: cursors.seal(next, by.actor.id) })}`}
            className="text-primary underline underline-offset-2"
          >
            Earlier
          </Link>
        </p>
      )}
    </ProjectShell>
  );
}

/** The page on which a deed can be seen, while what it is about is there. */
function placeOf(base: string, there: ReadonlySet<string>, { articleId, claimId, start }: Activity) {
  if (articleId !== null && there.has(articleId))
    return `${base}/articles/${articleId}${start === null ? "" : `#at-${start}`}`;
  return claimId !== null && there.has(claimId) ? `${base}/claims/${claimId}` : null;
}
