import { loadBlindView } from "#db/queries/visibility.ts";
import type { Reading } from "#db/store.ts";
import type { PresentPerson } from "#lib/live/live-event.ts";
import { maySeeInArticle } from "#lib/projects/blind.ts";
import type { Subscriber } from "./subscriber.ts";

/** Tells everybody who listens to a project who else has which article open, where that changed for them. */
export async function tellPresence(reading: Reading, subscribers: ReadonlySet<Subscriber>): Promise<void> {
  const everybody = present(subscribers);
  for (const subscriber of subscribers) {
    const people = JSON.stringify(await visibleTo(reading, subscriber, everybody));
    if (people === subscriber.presence) continue;
    subscriber.presence = people;
    subscriber.tell("presence", JSON.parse(people) as PresentPerson[]);
  }
}

/** Once each, however many streams and tabs they have. */
function present(subscribers: ReadonlySet<Subscriber>): PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const { by, articles } of subscribers)
    for (const articleId of articles) {
      const { id: userId, name } = by.actor;
      people.set(`${userId} ${articleId}`, { userId, name, articleId });
    }
  return [...people.values()].toSorted((a, b) => (a.userId + a.articleId < b.userId + b.articleId ? -1 : 1));
}

async function visibleTo(
  reading: Reading,
  { by }: Subscriber,
  everybody: readonly PresentPerson[],
): Promise<PresentPerson[]> {
  const others = everybody.filter(({ userId }) => userId !== by.actor.id);
  if (!by.isBlind || others.length === 0) return others;
  const view = await loadBlindView(reading, by);
  return others.filter(({ userId, articleId }) => maySeeInArticle(view, articleId, userId));
}
