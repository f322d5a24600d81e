import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TAGS } from "#lib/annotations/tags.ts";
import { type EnginePassage, LANES, PassageStore, sweepLanes } from "./passage-store.ts";
import { IntervalIndex } from "./interval-index.ts";

const passages = fc
  .array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 60 }), fc.constantFrom(...TAGS), fc.boolean()), {
    maxLength: 80,
  })
  .map((list): EnginePassage[] =>
    list.map(([start, length, tag, mine], at) => ({ id: `p${at}`, start, end: start + length, tag, mine })),
  );

/** Passages of the same tag that overlap at some point, at most `LANES` deep there. */
function depthAt(all: readonly EnginePassage[], offset: number, tag: string): number {
  return all.filter((each) => each.tag === tag && each.start <= offset && each.end > offset).length;
}

describe("lanes", () => {
  test("passages of one tag that overlap lie in different lanes wherever no more than three do", () => {
    fc.assert(
      fc.property(passages, (all) => {
        const shallow = all.filter((each) => {
          for (let at = each.start; at < each.end; at += 1)
            if (depthAt(all, at, each.tag) > LANES) return false;
          return true;
        });
        const lanes = sweepLanes(new IntervalIndex(shallow));
        for (const a of shallow) {
          for (const b of shallow) {
            const overlap = a.id < b.id && a.tag === b.tag && a.start < b.end && b.start < a.end;
            if (overlap) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
          }
        }
      }),
    );
  });

  test("adding a passage never moves another's lane", () => {
    fc.assert(
      fc.property(passages, passages, (first, later) => {
        const store = new PassageStore();
        store.replaceAll(first);
        const before = first.map((each) => store.laneOf(each.id));
        for (const each of later) store.add({ ...each, id: `later-${each.id}` });
        expect(first.map((each) => store.laneOf(each.id))).toEqual(before);
      }),
    );
  });

  test("answers at the head of a text are the same before and after all is put in order", () => {
    fc.assert(
      fc.property(passages, fc.nat(500), fc.integer({ min: 1, max: 200 }), (all, start, length) => {
        const early = new PassageStore();
        // Some lie beyond what is prepared at the head, where they must make no difference.
        const beyond = all.map((each) => ({
          ...each,
          id: `far-${each.id}`,
          start: each.start + 30_000,
          end: each.end + 30_000,
        }));
        early.replaceAll([...beyond, ...all].reverse());
        const late = new PassageStore();
        late.replaceAll([...beyond, ...all].reverse());
        late.putInOrder();
        const told = (store: PassageStore) =>
          store.overlapping(start, start + length).map(({ id }) => [id, store.laneOf(id)]);
        const before = told(early);
        expect(before).toEqual(told(late));
        early.putInOrder();
        expect(told(early)).toEqual(before);
      }),
    );
  });

  test("a lane is one of three", () => {
    const store = new PassageStore();
    for (let at = 0; at < 9; at += 1)
      store.add({ id: `p${at}`, start: 0, end: 10, tag: "claim", mine: true });
    for (const each of store) expect(store.laneOf(each.id)).toBeLessThan(LANES);
  });
});

describe("PassageStore", () => {
  test("a filter hides without forgetting", () => {
    const store = new PassageStore();
    store.add({ id: "mine", start: 0, end: 5, tag: "claim", mine: true });
    store.add({ id: "theirs", start: 2, end: 8, tag: "claim", mine: false });
    store.setFilter((passage) => passage.mine);
    expect(store.overlapping(0, 9).map((each) => each.id)).toEqual(["mine"]);
    store.setFilter(() => true);
    expect(store.overlapping(0, 9).map((each) => each.id)).toEqual(["mine", "theirs"]);
  });

  test("adding under a known id replaces", () => {
    const store = new PassageStore();
    store.add({ id: "a", start: 0, end: 5, tag: "claim", mine: true });
    store.add({ id: "a", start: 10, end: 15, tag: "opinion", mine: true });
    expect(store.size).toBe(1);
    expect(store.overlapping(0, 6)).toEqual([]);
    expect(store.overlapping(12, 13)[0]?.tag).toBe("opinion");
  });
});
