import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../guard.ts";
import { listPlaces } from "../queries/assignments.ts";
import type { Store } from "../store.ts";
import {
  apply,
  makeActor,
  makeArticle,
  makeMember,
  makeProject,
  newId,
  NOW,
  outcomeOf,
  permit,
  send,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";

const HOUR = 60 * 60 * 1000;

describe.each(STORES)("assignment on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());

  /** A project that gives each of its articles to `overlap` of its reviewers. */
  async function desk({
    articles,
    reviewers,
    overlap,
  }: Record<"articles" | "reviewers" | "overlap", number>) {
    const manager = await makeActor(store);
    const projectId = await makeProject(store, manager);
    const rule = { overlap, strategy: "in-order", leaseHours: 24, version: 0 };
    await apply(store, manager, "assignment-rule.set", { id: projectId, ...rule });
    const made = [];
    for (let index = 0; index < articles; index++) made.push(await makeArticle(store, projectId, manager));
    const people: Actor[] = [];
    for (let index = 0; index < reviewers; index++)
      people.push(await makeMember(store, projectId, "reviewer"));
    const take = (actor: Actor, now = NOW) =>
      send(store, actor, "assignment.take", { id: newId(), projectId }, now);
    const places = async () => listPlaces(store.reading, await permit(store, manager, projectId, "read"));
    return { projectId, manager, articles: made, people, take, places };
  }

  test("reviewers who take at once never sit too many at an article", async () => {
    const { people, take, places } = await desk({ articles: 3, reviewers: 4, overlap: 2 });
    const outcomes = await Promise.all([...people, ...people, ...people].map((actor) => take(actor)));
    const seats = Map.groupBy(await places(), ({ articleId }) => articleId);
    expect([...seats.values()].map((ofArticle) => ofArticle.length)).toEqual([2, 2, 2]);
    expect(outcomes.filter((answer) => answer.status === "applied")).toHaveLength(6);
  });

  test("a place that lapsed goes to somebody else; late work still counts", async () => {
    const { people, take, places } = await desk({ articles: 1, reviewers: 2, overlap: 1 });
    const [ada, ben] = people as [Actor, Actor];
    expect(outcomeOf(await take(ada))).toBe("applied");
    expect(outcomeOf(await take(ben, NOW + 24 * HOUR - 1))).toBe("invalid");
    expect(outcomeOf(await take(ben, NOW + 24 * HOUR))).toBe("applied");
    const [{ articleId } = { articleId: "" }] = await places();
    await apply(store, ada, "review.set", { articleId, state: "submitted" });
    expect((await places()).map(({ review }) => review)).toEqual(["submitted", "open"]);
  });

  test("whoever skips is not given the article again; a manager may give it back", async () => {
    const { people, take, places, manager } = await desk({ articles: 1, reviewers: 2, overlap: 1 });
    const [ada, ben] = people as [Actor, Actor];
    await take(ada);
    const [place] = await places();
    if (!place) throw new Error("no place was made");
    const skip = { id: place.id, version: place.version, reason: "I know the author." };
    expect(outcomeOf(await send(store, ben, "assignment.skip", skip))).toBe("forbidden");
    await apply(store, ada, "assignment.skip", skip);
    expect(outcomeOf(await take(ada))).toBe("invalid");
    expect(outcomeOf(await take(ben))).toBe("applied");
    await apply(store, manager, "assignment.give", {
      ...{ id: newId(), articleId: place.articleId, reviewerId: ada.id },
    });
    expect(await places()).toMatchObject([{ skippedAt: null, skipReason: "", leaseUntil: null }, {}]);
  });

  test("distributing fills every queue alike, and a second time changes nothing", async () => {
    const { projectId, manager, places } = await desk({ articles: 6, reviewers: 2, overlap: 2 });
    expect(await apply(store, manager, "assignment.distribute", { projectId })).toMatchObject({ places: 12 });
    expect(await apply(store, manager, "assignment.distribute", { projectId })).toMatchObject({ places: 0 });
    const loads = Map.groupBy(await places(), ({ reviewerId }) => reviewerId);
    expect([...loads.values()].map((own) => own.length)).toEqual([4, 4, 4]);
  });

  test("nobody takes more than they can hold", async () => {
    const { people, take } = await desk({ articles: 7, reviewers: 1, overlap: 1 });
    const [ada] = people as [Actor];
    const outcomes = [];
    for (let index = 0; index < 6; index++) outcomes.push(outcomeOf(await take(ada)));
    expect(outcomes).toEqual([...Array<string>(5).fill("applied"), "invalid"]);
  });
});
