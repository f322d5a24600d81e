import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REVIEW_STATES } from "../projects/review-states.ts";
import { orderArticles, type Candidate } from "./order.ts";
import { isTaken, placeState, type Place } from "./places.ts";
import { distribute, nextFor, type Desk } from "./plan.ts";
import { STRATEGIES } from "./strategies.ts";
import { teamProgress } from "./workload.ts";

const NOW = 1_000_000;
const REVIEWERS = ["ada", "ben", "cleo", "dov"];
const ARTICLES = Array.from({ length: 8 }, (_, index) => `article-${index}`);

const time = fc.integer({ min: NOW - 5, max: NOW + 5 });
const placeOf = (articleId: string, reviewerId: string) =>
  fc.record<Place>({
    articleId: fc.constant(articleId),
    reviewerId: fc.constant(reviewerId),
    leaseUntil: fc.option(time),
    dueAt: fc.option(time),
    skippedAt: fc.option(time, { freq: 2 }),
    review: fc.constantFrom(...REVIEW_STATES),
  });

/** At most one place for each reviewer at each article, as the database has it. */
const anyDesk: fc.Arbitrary<Desk> = fc.record({
  articles: fc.shuffledSubarray(ARTICLES),
  places: fc
    .subarray(ARTICLES.flatMap((article) => REVIEWERS.map((reviewer) => [article, reviewer] as const)))
    .chain((pairs) => fc.tuple(...pairs.map(([article, reviewer]) => placeOf(article, reviewer)))),
  overlap: fc.integer({ min: 1, max: 5 }),
  now: fc.constant(NOW),
});

const takenAt = (places: readonly Place[], articleId: string) =>
  places.filter((place) => place.articleId === articleId && isTaken(place, NOW)).length;
const held = (planned: readonly { articleId: string; reviewerId: string }[]): Place[] =>
  planned.map((place) => ({ ...place, leaseUntil: null, dueAt: null, skippedAt: null, review: "open" }));

describe("a place", () => {
  const place: Place = {
    ...{ articleId: "a", reviewerId: "ada", leaseUntil: NOW, dueAt: null, skippedAt: null, review: "open" },
  };
  it("lapses at the moment its lease ends, not before", () => {
    expect(placeState(place, NOW - 1)).toBe("held");
    expect(placeState(place, NOW)).toBe("lapsed");
  });
  it("counts as submitted even when its lease ended or it was skipped before", () => {
    expect(placeState({ ...place, review: "submitted", skippedAt: NOW - 9 }, NOW)).toBe("submitted");
  });
});

describe("nextFor", () => {
  it("gives an article that lacks reviewers and that one never had, the first in order", () => {
    fc.assert(
      fc.property(anyDesk, (desk) => {
        const fits = (id: string) =>
          takenAt(desk.places, id) < desk.overlap &&
          !desk.places.some((place) => place.articleId === id && place.reviewerId === "ada");
        expect(nextFor("ada", desk)).toBe(desk.articles.find(fits) ?? null);
      }),
    );
  });

  it("never seats more than the overlap, however many take at once, and ends with every article full", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.constantFrom(...REVIEWERS)),
        (overlap, turns) => {
          const places: Place[] = [];
          const idle = new Set<string>();
          for (const reviewerId of turns) {
            const articleId = nextFor(reviewerId, { articles: ARTICLES, places, overlap, now: NOW });
            if (articleId === null) idle.add(reviewerId);
            else places.push(...held([{ articleId, reviewerId }]));
            if (idle.size === REVIEWERS.length || places.length > 100) break;
          }
          for (const id of ARTICLES) expect(takenAt(places, id)).toBeLessThanOrEqual(overlap);
          if (idle.size === REVIEWERS.length)
            for (const id of ARTICLES) expect(takenAt(places, id)).toBe(overlap);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("distribute", () => {
  it("brings every article to the overlap, as far as there are reviewers who never had it", () => {
    fc.assert(
      fc.property(anyDesk, fc.subarray(REVIEWERS), (desk, reviewers) => {
        const planned = distribute(reviewers, desk);
        for (const id of desk.articles) {
          const before = takenAt(desk.places, id);
          const fresh = reviewers.filter(
            (reviewer) => !desk.places.some((p) => p.articleId === id && p.reviewerId === reviewer),
          ).length;
          const added = planned.filter((place) => place.articleId === id);
          expect(added).toHaveLength(Math.min(Math.max(0, desk.overlap - before), fresh));
          expect(new Set(added.map((place) => place.reviewerId)).size).toBe(added.length);
        }
      }),
    );
  });

  it("loads everybody alike when nobody has anything yet", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.shuffledSubarray(ARTICLES), (overlap, articles) => {
        const planned = distribute(REVIEWERS, { articles, places: [], overlap, now: NOW });
        const loads = REVIEWERS.map((id) => planned.filter((place) => place.reviewerId === id).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("adds nothing when it is done again", () => {
    fc.assert(
      fc.property(anyDesk, (desk) => {
        const places = [...desk.places, ...held(distribute(REVIEWERS, desk))];
        expect(distribute(REVIEWERS, { ...desk, places })).toEqual([]);
      }),
    );
  });
});

describe("orderArticles", () => {
  const candidate = fc.record<Candidate>({
    id: fc.uuid(),
    createdAt: fc.integer({ min: 0, max: 5 }),
    publisher: fc.constantFrom("Herald", "Courier", "Post"),
    disagreement: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 30 });

  it("keeps every article once, and does not depend on the order they come in", () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...STRATEGIES), fc.nat(), (articles, strategy, seed) => {
        const ordered = orderArticles(articles, strategy, seed);
        expect(ordered.toSorted(byId)).toEqual(articles.toSorted(byId));
        expect(orderArticles(articles.toReversed(), strategy, seed)).toEqual(ordered);
      }),
    );
  });

  it("puts the most disputed first and the incomparable last", () => {
    fc.assert(
      fc.property(candidates, (articles) => {
        const values = orderArticles(articles, "by-disagreement", 0).map(
          (article) => article.disagreement ?? -1,
        );
        expect(values).toEqual(values.toSorted((a, b) => b - a));
      }),
    );
  });

  it("takes publishers in turn: none comes again before all that have articles left", () => {
    fc.assert(
      fc.property(candidates, (articles) => {
        const order = orderArticles(articles, "by-publisher", 0);
        const seen = new Map<string, number>();
        for (const [index, { publisher }] of order.entries()) {
          const turn = seen.get(publisher) ?? 0;
          for (const later of order.slice(index))
            expect(seen.get(later.publisher) ?? 0).toBeGreaterThanOrEqual(turn);
          seen.set(publisher, turn + 1);
        }
      }),
    );
  });

  it("shuffles by the seed: places differ from seed to seed", () => {
    const articles = ARTICLES.map((id, createdAt) => ({ id, createdAt, publisher: "", disagreement: null }));
    const firsts = Array.from({ length: 200 }, (_, seed) => orderArticles(articles, "random", seed)[0]?.id);
    expect(new Set(firsts).size).toBe(ARTICLES.length);
  });

  const byId = (a: Candidate, b: Candidate) => (a.id < b.id ? -1 : 1);
});

describe("teamProgress", () => {
  it("counts every place once, and never more submissions than were asked for", () => {
    fc.assert(
      fc.property(anyDesk, ({ articles, places, overlap }) => {
        const progress = teamProgress(REVIEWERS, articles, places, { overlap, now: NOW });
        const counted = progress.reviewers.flatMap(({ counts }) => Object.values(counts));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(places.length);
        expect(progress.submitted).toBeLessThanOrEqual(progress.asked);
        for (const { counts, overdue } of progress.reviewers)
          expect(overdue).toBeLessThanOrEqual(counts.held);
      }),
    );
  });
});
