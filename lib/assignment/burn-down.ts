/** A day in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** Days that the pace is taken from. */
const RECENT = 7;
/** More days than this are not drawn; the newest stay. */
const MOST_DAYS = 366;

/** Somebody submitted an article, or opened their review of it again. Times are milliseconds since 1970 (UTC). */
export interface ReviewChange {
  articleId: string;
  reviewerId: string;
  submitted: boolean;
  at: number;
}

export interface BurnDay {
  /** Its first millisecond, UTC. */
  day: number;
  /** Reviews that the articles of that day ask for. */
  asked: number;
  /** Of those, how many were not submitted at its end. */
  left: number;
  /** Reviews that stood submitted at its end, by reviewer. */
  submitted: ReadonlyMap<string, number>;
}

export interface BurnDown {
  days: BurnDay[];
  /** Reviews a day that were done on the last days, taken together; may be below 0 where reviews were opened again. */
  pace: number;
  /** The day on which the last review would be submitted at this pace; null where it leads nowhere. */
  doneOn: number | null;
  dueAt: number | null;
}

interface Asked {
  articles: readonly { id: string; createdAt: number }[];
  /** Reviews that each article asks for; more of one article count no more. */
  overlap: number;
  /** In their order. */
  changes: readonly ReviewChange[];
  now: number;
  dueAt: number | null;
}

const dayOf = (at: number) => Math.floor(at / DAY) * DAY;

/** How many reviews were left at the end of each day (UTC), from the first article to `now`. */
export function burnDown({ articles, overlap, changes, now, dueAt }: Asked): BurnDown {
  const known = new Set(articles.map(({ id }) => id));
  const byDay = Map.groupBy(
    changes.filter(({ articleId }) => known.has(articleId)),
    ({ at }) => dayOf(at),
  );
  const arrivals = articles.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b);
  const first = arrivals[0];
  const days: BurnDay[] = [];
  if (first === undefined) return { days, pace: 0, doneOn: null, dueAt };
  const readers = new Map<string, Set<string>>();
  const start = Math.min(dayOf(first), ...byDay.keys());
  let arrived = 0;
  for (let day = start; day <= dayOf(now); day += DAY) {
    while (arrived < arrivals.length && (arrivals[arrived] ?? 0) < day + DAY) arrived++;
    for (const { articleId, reviewerId, submitted } of byDay.get(day) ?? []) {
      const ofArticle = readers.get(articleId) ?? new Set();
      readers.set(articleId, ofArticle);
      if (submitted) ofArticle.add(reviewerId);
      else ofArticle.delete(reviewerId);
    }
    const asked = arrived * overlap;
    const done = [...readers.values()].reduce((sum, { size }) => sum + Math.min(overlap, size), 0);
    days.push({ day, asked, left: Math.max(0, asked - done), submitted: countOf(readers) });
  }
  const pace = paceOf(days);
  const left = days.at(-1)?.left ?? 0;
  const doneOn = left > 0 && pace > 0 ? dayOf(now) + Math.ceil(left / pace) * DAY : null;
  return { days: days.slice(-MOST_DAYS), pace, doneOn, dueAt };
}

/** The same for somebody who may know of one reviewer's work only: the sums of the project stay. */
export const burnDownOf = ({ days, ...rest }: BurnDown, reviewerId: string): BurnDown => ({
  ...rest,
  days: days.map((day) => ({
    ...day,
    submitted: new Map([...day.submitted].filter(([id]) => id === reviewerId)),
  })),
});

function countOf(readers: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reviewers of readers.values())
    for (const id of reviewers) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Reviews done a day over the last days; what newly came in to be read is left out of it. */
function paceOf(days: readonly BurnDay[]): number {
  const doneBy = (day: BurnDay | undefined) => (day ? day.asked - day.left : 0);
  const span = Math.min(RECENT, days.length);
  if (span === 0) return 0;
  return (doneBy(days.at(-1)) - doneBy(days.at(-1 - span))) / span;
}
