import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Store } from "../store.ts";
import { eventsAfter } from "../testing/contents.ts";
import { makeAnnotation, makeArticle, passageOf, send, type MadeArticle } from "../testing/factories.ts";
import { makeScene, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";

/** What one of two tabs does next with the annotation that both have open. */
type Step = { tab: 0 | 1; does: "look" | "write" | "delete" };
type Schedule = Step[];

const step: fc.Arbitrary<Step> = fc.record({
  tab: fc.constantFrom<0 | 1>(0, 1),
  does: fc.constantFrom("look", "write", "write", "delete"),
});

describe.each([
  { ...STORES[0], runs: 100, together: 100 },
  { ...STORES[1], runs: 3, together: 40 },
])("two tabs that edit one annotation on $name", ({ open, runs, together }) => {
  let store: Store;
  let scene: Scene;
  let article: MadeArticle;

  beforeAll(async () => {
    if (!open) throw new Error("There is no such store.");
    store = await open();
    scene = await makeScene(store);
    article = await makeArticle(store, scene.projectId, scene.actor);
  });
  afterAll(() => store.close());

  const read = async (id: string): Promise<Annotation | undefined> => {
    const { annotation } = store.reading.tables;
    const [row] = await store.reading.db.select().from(annotation).where(eq(annotation.id, id));
    return row;
  };

  /** Runs a schedule without waiting for answers between steps, and checks the whole history at the end. */
  async function play(schedule: Schedule): Promise<void> {
    const made = await makeAnnotation(store, scene.actor, article);
    const known = [made.version, made.version];
    const sent: Promise<{ basis: number; after?: Annotation; current?: Annotation }>[] = [];
    for (const [position, { tab, does }] of schedule.entries()) {
      if (does === "look") {
        known[tab] = (await read(made.id))?.version ?? 0;
        continue;
      }
      const basis = known[tab] ?? 0;
      const named = { id: made.id, version: basis };
      const update = { ...named, passage: passageOf(article.text), tag: "claim", note: `step ${position}` };
      const answer =
        does === "write"
          ? send(store, scene.actor, "annotation.update", update)
          : send(store, scene.actor, "annotation.delete", named);
      sent.push(
        answer.then((result) => {
          if (result.status === "applied") return { basis, after: result.value as Annotation };
          expect(result.error.code).toBe("conflict");
          return { basis, current: result.error.current as Annotation };
        }),
      );
    }
    const results = await Promise.all(sent);
    const applied = results.flatMap(({ basis, after }) => (after ? [{ basis, after }] : []));
    // Nobody wrote over a version that they had not seen, and no version was given twice.
    for (const { basis, after } of applied) expect(after.version).toBe(basis + 1);
    expect(applied.map(({ after }) => after.version)).toEqual(applied.map((_, i) => i + 2));
    expect(await read(made.id)).toEqual(applied.at(-1)?.after ?? made);
    // Whoever was refused was shown a row that had moved on from what they knew.
    for (const { basis, current } of results) if (current) expect(current.version).not.toBe(basis);
    const { event } = store.reading.tables;
    const log = await store.reading.db
      .select()
      .from(event)
      .where(eq(event.entityId, made.id))
      .orderBy(asc(event.seq));
    expect(log.map(({ after }) => after)).toEqual([made, ...applied.map(({ after }) => after)]);
    expect(log.slice(1).map(({ before }) => before)).toEqual(log.slice(0, -1).map(({ after }) => after));
  }

  // Ten seconds on a quiet machine; on a busy one it may take its time.
  const patient = { timeout: 400_000 };
  test(`nothing is silently overwritten in ${runs * together} interleavings`, patient, async () => {
    const schedules = fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), {
      minLength: together,
      maxLength: together,
    });
    // Many annotations at once share durable commits, and stand in each other's way as they would in a team.
    await fc.assert(
      fc.asyncProperty(schedules, async (all) => {
        await Promise.all(all.map(play));
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });

  test("events are numbered in the order of commit, without a gap", async () => {
    const start = (await eventsAfter(store, 0)).at(-1)?.seq ?? 0;
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { id } = await makeAnnotation(store, scene.actor, article);
        seen.push((await eventsAfter(store, start)).findIndex(({ entityId }) => entityId === id));
      }),
    );
    // Whoever reads after an acknowledgement finds that event, and everything before it.
    expect(seen).not.toContain(-1);
    const numbers = (await eventsAfter(store, start)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, i) => start + 1 + i));
    expect(numbers).toHaveLength(60);
  });
});
