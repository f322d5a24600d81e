import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { lastSeq } from "../queries/events.ts";
import type { Store } from "../store.ts";
import { contents, eventsAfter } from "../testing/contents.ts";
import {
  annotationInput,
  appliedValue,
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMember,
  makeMention,
  makeOrigin,
  newId,
  newWord,
  NOW,
  operation,
  outcomeOf,
  passageOf,
  send,
} from "../testing/factories.ts";
import { makeScene, SPECIMENS, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";
import { applyOperation } from "./apply.ts";
import { OPERATIONS } from "./registry.ts";

const KINDS = [...OPERATIONS.keys()];

test("there is a specimen of every kind of operation, and of no other", () => {
  expect(Object.keys(SPECIMENS).toSorted()).toEqual(KINDS.toSorted());
});

describe.each(STORES)("operations on $name", ({ open }) => {
  let store: Store;
  let scene: Scene;

  beforeAll(async () => {
    store = await open();
    scene = await makeScene(store);
  });
  afterAll(() => store.close());

  const inputFor = async (kind: string) => SPECIMENS[kind]?.input(scene);
  const actorFor = (kind: string) =>
    SPECIMENS[kind]?.least === "administrator" ? { ...scene.actor, isAdministrator: true } : scene.actor;
  const currentSeq = async () => (await lastSeq(store.reading)) ?? 0;

  test.each(KINDS)("%s is applied, and logged once with before and after", async (kind) => {
    const input = await inputFor(kind);
    const start = await currentSeq();
    const answer = await send(store, actorFor(kind), kind, input);
    const value = appliedValue<Record<string, unknown>>(answer);
    const [event, ...more] = await eventsAfter(store, start);
    // Undoing an import changes each of its annotations, and says so of each.
    const alone = !kind.startsWith("annotation-import.");
    expect(more.filter((one) => alone || one.entity !== "annotation")).toEqual([]);
    expect(answer).toMatchObject({ status: "applied", seq: (more.at(-1) ?? event)?.seq });
    const concernsInstallation = /^(account|session|token|second-factor)\./.test(kind);
    const ownProject = concernsInstallation ? null : scene.projectId;
    const projectId = kind === "project.create" ? input?.id : ownProject;
    expect(event).toMatchObject({ projectId, actorId: scene.actor.id, at: NOW });
    // The first judgment is logged as what it is; every other event bears its operation's name.
    expect(event?.kind).toBe(kind === "judgment.save" ? "judgment.create" : kind);
    const makes =
      /create|attach|add|take$|give|distribute|save$|ping|resend/.test(kind) || kind === "review.set";
    const ends =
      /(article|import|relation|dependence|derivation|member|webhook)\.remove|detach|revoke|assignment\.withdraw|session\.end|second-factor\.reset/.test(
        kind,
      );
    if (makes) expect(event?.before).toBeNull();
    else expect(event?.before).toMatchObject({ id: value.id });
    if (ends) expect(event?.after).toBeNull();
    else expect(event?.after).not.toBeNull();
    if (typeof value.version !== "number" || !event?.after) return;
    // Of a webhook the log keeps no address: that may hold a secret.
    if (kind.startsWith("webhook.")) expect(value).toMatchObject(event.after);
    else expect(event.after).toMatchObject(value);
  });

  test.each(KINDS)("%s sent again has the same answer and changes nothing", async (kind) => {
    const sent = operation(kind, await inputFor(kind));
    const first = await applyOperation(store, actorFor(kind), sent, NOW);
    expect(outcomeOf(first)).toBe("applied");
    const before = await contents(store);
    expect(await applyOperation(store, actorFor(kind), sent, NOW + 60_000)).toEqual(first);
    expect(await contents(store)).toBe(before);
  });

  test.each(KINDS)("%s with a field that nobody knows is refused", async (kind) => {
    const before = { ...(await inputFor(kind)), surprise: true };
    expect(outcomeOf(await send(store, actorFor(kind), kind, before))).toBe("invalid");
  });

  test.each(KINDS)("%s about what is not there is not found", async (kind) => {
    const input = { ...(await inputFor(kind)) };
    const subjects = ["projectId", "versionId", "claimId", "articleId", "publisherId", "originId", "id"];
    const subject = subjects.find((name) => name in input);
    if (kind === "project.create" || !subject) return;
    const answer = await send(store, actorFor(kind), kind, { ...input, [subject]: newId() });
    expect(outcomeOf(answer)).toBe("not_found");
  });

  describe("the same id", () => {
    test("50 times at once: one row, one event, identical answers", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const input = annotationInput(article);
      const sent = operation("annotation.create", input);
      const start = await currentSeq();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => applyOperation(store, scene.actor, sent, NOW + i)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: "applied", value: { id: input.id, version: 1 } });
      expect(await eventsAfter(store, start)).toHaveLength(1);
    });

    test("with other content, or from somebody else, is refused and changes nothing", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const colleague = await makeMember(store, scene.projectId, "reviewer");
      const sent = operation("annotation.create", annotationInput(article));
      const first = await applyOperation(store, scene.actor, sent, NOW);
      const before = await contents(store);
      const other = { ...sent, input: { ...(sent.input as object), note: "other" } };
      const otherKind = { ...sent, kind: "project.create", input: { id: newId(), name: "Other" } };
      expect(outcomeOf(await applyOperation(store, scene.actor, other, NOW))).toBe("duplicate");
      expect(outcomeOf(await applyOperation(store, scene.actor, otherKind, NOW))).toBe("duplicate");
      const foreign = await applyOperation(store, colleague, sent, NOW);
      expect(outcomeOf(foreign)).toBe("duplicate");
      expect(JSON.stringify(foreign)).not.toContain("passage");
      expect(await contents(store)).toBe(before);
      expect(await applyOperation(store, scene.actor, sent, NOW)).toEqual(first);
    });

    test("can be sent again after a refusal, when its reason is gone", async () => {
      const { id } = await makeClaim(store, scene.actor, scene.projectId);
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const judgment = { id: newId(), claimId: id, version: 0, confidence: "high", rationale: "Two agree." };
      const sent = operation("judgment.save", { ...judgment, level: 5 });
      expect(outcomeOf(await applyOperation(store, scene.actor, sent, NOW))).toBe("invalid");
      await makeEvidence(store, scene.actor, id, article);
      expect(outcomeOf(await applyOperation(store, scene.actor, sent, NOW))).toBe("applied");
    });
  });

  describe("a refusal leaves no trace", () => {
    const changeNothing = async (kind: string, input: unknown, code: string) => {
      const before = await contents(store);
      expect(outcomeOf(await send(store, scene.actor, kind, input))).toBe(code);
      expect(await contents(store)).toBe(before);
    };

    test("an unknown kind", () => changeNothing("claim.destroy", {}, "unsupported"));
    test("a kind from an object's prototype", () => changeNothing("constructor", {}, "unsupported"));
    test("no input at all", () => changeNothing("annotation.create", undefined, "invalid"));

    test("a claim whose first mention is impossible", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const opinion = await makeAnnotation(store, scene.actor, article, { tag: "opinion" });
      const mention = { id: newId(), annotationId: opinion.id };
      const input = { id: newId(), projectId: scene.projectId, text: "It rained.", mention };
      await changeNothing("claim.create", input, "invalid");
      await changeNothing(
        "claim.create",
        { ...input, mention: { ...mention, annotationId: newId() } },
        "not_found",
      );
    });

    test("a new publisher of an article whose version is stale", async () => {
      const { articleId } = await makeArticle(store, scene.projectId, scene.actor);
      const input = { id: articleId, version: 7, title: "T", publisher: newWord("Publisher ") };
      await changeNothing("article.update", input, "conflict");
    });

    test("an annotation tied twice", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const annotation = await makeAnnotation(store, scene.actor, article);
      const first = await makeClaim(store, scene.actor, scene.projectId);
      const second = await makeClaim(store, scene.actor, scene.projectId);
      await makeMention(store, scene.actor, first.id, annotation.id);
      const again = { id: newId(), claimId: second.id, annotationId: annotation.id };
      await changeNothing("mention.attach", again, "duplicate");
    });

    test("a deleted annotation tied to a claim", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const { id } = await makeAnnotation(store, scene.actor, article);
      await apply(store, scene.actor, "annotation.delete", { id, version: 1 });
      const claim = await makeClaim(store, scene.actor, scene.projectId);
      const input = { id: newId(), claimId: claim.id, annotationId: id };
      await changeNothing("mention.attach", input, "not_found");
    });

    test("an origin whose name another has, however it is spelt", async () => {
      const name = newWord("Zoë’s Agency ");
      await makeOrigin(store, scene.actor, scene.projectId, name);
      const other = await makeOrigin(store, scene.actor, scene.projectId);
      const spelt = `  ${name.toUpperCase().normalize("NFD").replace(" ", "   ")}`;
      const input = { id: newId(), projectId: scene.projectId, name: spelt };
      await changeNothing("origin.create", input, "duplicate");
      await changeNothing("origin.update", { id: other.id, version: 1, name: spelt }, "duplicate");
    });

    test.each([5, 4, 2, 1])("level %i without evidence", async (level) => {
      const { id } = await makeClaim(store, scene.actor, scene.projectId);
      const judgment = { id: newId(), claimId: id, version: 0, confidence: "low", rationale: "Because." };
      await changeNothing("judgment.save", { ...judgment, level }, "invalid");
    });

    test("evidence that is somewhere else than on the web or in the project", async () => {
      const { id } = await makeClaim(store, scene.actor, scene.projectId);
      for (const url of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "nonsense"]) {
        const input = { id: newId(), claimId: id, stance: "mentions", target: { kind: "url", url } };
        await changeNothing("evidence.add", input, "invalid");
      }
    });

    test("an id that is taken", async () => {
      const article = await makeArticle(store, scene.projectId, scene.actor);
      const { id } = await makeAnnotation(store, scene.actor, article);
      await changeNothing("annotation.create", annotationInput(article, { id }), "duplicate");
    });

    test.each([
      "annotation.update",
      "annotation.delete",
      "annotation.restore",
      "evidence.update",
      "evidence.remove",
    ])("%s of a colleague's row, even for a manager", async (kind) => {
      const owner = await makeMember(store, scene.projectId, "reviewer");
      const input = await SPECIMENS[kind]?.input({ ...scene, actor: owner });
      await changeNothing(kind, input, "forbidden");
    });
  });

  describe("a stale version", () => {
    const versioned = KINDS.filter((kind) => kind !== "judgment.save");

    test.each(versioned)("%s over another version is a conflict and shows the row as it is", async (kind) => {
      const input = await inputFor(kind);
      if (typeof input?.version !== "number") return;
      const before = await contents(store);
      const answer = await send(store, scene.actor, kind, { ...input, version: input.version + 7 });
      expect(answer).toMatchObject({
        status: "rejected",
        error: { code: "conflict", current: { id: input.id, version: input.version } },
      });
      expect(await contents(store)).toBe(before);
    });

    test("of a judgment is a conflict, and each reviewer has one judgment", async () => {
      const { id: claimId } = await makeClaim(store, scene.actor, scene.projectId);
      const judgment = { claimId, level: 3, confidence: "low", rationale: "One origin." };
      const save = (version: number, more = {}) =>
        send(store, scene.actor, "judgment.save", { id: newId(), ...judgment, version, ...more });
      const first = appliedValue<{ id: string }>(await save(0));
      expect(await save(0)).toMatchObject({
        error: { code: "conflict", current: { id: first.id, version: 1 } },
      });
      const second = appliedValue(await save(1, { level: 0, rationale: "Nothing is left." }));
      expect(second).toMatchObject({ id: first.id, version: 2, level: 0, rationale: "Nothing is left." });
      expect(outcomeOf(await save(1))).toBe("conflict");
    });
  });

  test("a deleted annotation comes back as it was", async () => {
    const article = await makeArticle(store, scene.projectId, scene.actor);
    const made = await makeAnnotation(store, scene.actor, article, { note: "kept", subtype: "event" });
    const gone = await apply<Annotation>(store, scene.actor, "annotation.delete", {
      id: made.id,
      version: 1,
    });
    expect(gone).toMatchObject({ deletedAt: NOW, version: 2 });
    const back = await apply<Annotation>(store, scene.actor, "annotation.restore", {
      id: made.id,
      version: 2,
    });
    expect(back).toEqual({ ...made, version: 3 });
  });

  test("how far one is with an article is logged with what it was", async () => {
    const { articleId } = await makeArticle(store, scene.projectId, scene.actor);
    await apply(store, scene.actor, "review.set", { articleId, state: "in-review" });
    const start = await currentSeq();
    await apply(store, scene.actor, "review.set", { articleId, state: "submitted" });
    expect(await eventsAfter(store, start)).toMatchObject([
      { before: { state: "in-review" }, after: { state: "submitted" } },
    ]);
  });

  test("times and passages are the server's, whatever the sender says", async () => {
    const article = await makeArticle(store, scene.projectId, scene.actor);
    const passage = { ...passageOf(article.text, 4, 9), prefix: "made up", suffix: "made up" };
    const made = await makeAnnotation(store, scene.actor, article, { passage });
    expect(made).toMatchObject({ createdAt: NOW, updatedAt: NOW, reviewerId: scene.actor.id });
    expect(made.prefix).toBe(article.text.slice(0, 4));
    expect(article.text.startsWith(made.suffix, 9)).toBe(true);
  });
});
