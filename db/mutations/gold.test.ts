import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreementReport, type AgreementReport } from "#lib/agreement/report.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import type { Actor } from "../guard.ts";
import { loadAgreementInput } from "../queries/agreement.ts";
import { visibleEvents } from "../queries/events.ts";
import { listGold } from "../queries/gold.ts";
import type { Store } from "../store.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeMember,
  newId,
  outcomeOf,
  passageOf,
  permit,
  send,
} from "../testing/factories.ts";
import { makeScene, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";
import type { Row } from "./versioned-row.ts";

const REASON = "It names a time and a place.";

function reportOn(input: Parameters<typeof agreementReport>[0]): AgreementReport {
  const run = agreementReport(input);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

describe.each(STORES)("gold answers on $name", ({ open }) => {
  let store: Store;
  let scene: Scene;
  let bo: Actor;

  beforeAll(async () => {
    store = await open();
    scene = await makeScene(store);
    bo = await makeMember(store, scene.projectId, "reviewer");
  });
  afterAll(() => store.close());

  const markPassage = async () => {
    const article = await makeArticle(store, scene.projectId, scene.actor);
    const input = {
      ...{ id: newId(), kind: "passage", versionId: article.versionId, passage: passageOf(article.text) },
      ...{ tag: "claim", reason: REASON },
    };
    return { article, gold: await apply<Row<"gold">>(store, scene.actor, "gold.add", input) };
  };
  const asManager = () => permit(store, scene.actor, scene.projectId, "read");

  test("hold a lone reader to what is expected, and levels too", async () => {
    const { article } = await markPassage();
    await makeAnnotation(store, bo, article, { tag: "opinion" });
    const claimId = (await makeClaim(store, scene.actor, scene.projectId)).id;
    await apply<Judgment>(store, bo, "judgment.save", {
      ...{ id: newId(), claimId, version: 0, level: 3, confidence: "low", rationale: "As read." },
    });
    const level = { id: newId(), kind: "level", claimId, level: 3, reason: REASON };
    await apply(store, scene.actor, "gold.add", level);
    const input = await loadAgreementInput(store.reading, await asManager(), "started");
    const checks = reportOn(input).checks?.filter(({ reviewer }) => reviewer === bo.id);
    expect(checks).toMatchObject([{ passages: { value: 0, of: 1 }, levels: { value: 1, of: 1 } }]);
  });

  test("reach no reviewer: neither in a list nor as an event, though the project is not blind", async () => {
    const { gold } = await markPassage();
    const reviewer = await permit(store, bo, scene.projectId, "read");
    expect(await listGold(store.reading, reviewer)).toEqual([]);
    const page = { before: null, limit: 500 };
    const seen = await visibleEvents(store.reading, reviewer, page);
    expect(seen.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toContain(gold.id);
    const manager = await asManager();
    expect(JSON.stringify(await visibleEvents(store.reading, manager, page))).toContain(gold.id);
    expect((await listGold(store.reading, manager)).map(({ id }) => id)).toContain(gold.id);
    const change = { id: gold.id, version: gold.version };
    expect(outcomeOf(await send(store, bo, "gold.remove", change))).toBe("forbidden");
  });

  test("are taken out and brought back", async () => {
    const { gold } = await markPassage();
    const isThere = async () =>
      (await listGold(store.reading, await asManager())).some(({ id }) => id === gold.id);
    const change = { id: gold.id, version: gold.version };
    const gone = await apply<Row<"gold">>(store, scene.actor, "gold.remove", change);
    expect(await isThere()).toBe(false);
    await apply(store, scene.actor, "gold.restore", { id: gone.id, version: gone.version });
    expect(await isThere()).toBe(true);
  });

  test("need a reason, and words that stand where they are said to", async () => {
    const { versionId, text } = await makeArticle(store, scene.projectId, scene.actor);
    const input = { id: newId(), kind: "passage", versionId, passage: passageOf(text), tag: null };
    const outcome = async (more: object) =>
      outcomeOf(await send(store, scene.actor, "gold.add", { ...input, ...more }));
    expect(await outcome({ reason: " " })).toBe("invalid");
    const elsewhere = { ...passageOf(text), exact: "something else" };
    expect(await outcome({ reason: REASON, passage: elsewhere })).toBe("invalid");
  });
});
