import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "./annotation.ts";
import {
  contentOf,
  effectOf,
  expectedRow,
  operationFor,
  type AnnotationRows,
  type ArticleContext,
} from "./apply.ts";
import type { AnnotationCommand } from "./commands.ts";
import {
  changesBetween,
  EMPTY_HISTORY,
  MAX_STEPS,
  recordStep,
  redoStep,
  undoStep,
  type History,
} from "./history.ts";
import { TAGS } from "./tags.ts";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const ME = uuid(1);
const SHE = uuid(2);
const context: ArticleContext = {
  projectId: uuid(3),
  articleId: uuid(4),
  versionId: uuid(5),
  reviewerId: ME,
};
const passage = (start: number) => ({ start, end: start + 4, exact: "word", prefix: "", suffix: "" });
const annotation = (n: number, reviewerId: string): Annotation => ({
  ...{
    id: uuid(100 + n),
    projectId: context.projectId,
    articleId: context.articleId,
    versionId: context.versionId,
  },
  ...{ reviewerId, ...passage(n * 10), tag: "claim" as const, subtype: null, note: "" },
  ...{ version: 1, createdAt: 0, updatedAt: 0, deletedAt: null },
});

/** A reader with the rows as they are; commands go through operations, as in the application. */
class Desk {
  rows: AnnotationRows;
  history: History = EMPTY_HISTORY;
  constructor(rows: Annotation[]) {
    this.rows = new Map(rows.map((row) => [row.id, row]));
  }
  give(commands: readonly AnnotationCommand[]): Set<string> {
    const touched = new Set<string>();
    for (const command of commands) {
      const operation = operationFor(command, this.rows, ME, uuid(9));
      const effect = operation && effectOf(operation);
      const row = effect && expectedRow(this.rows, effect, context, 7);
      if (!row) continue;
      touched.add(row.id);
      this.rows = new Map(this.rows).set(row.id, row);
    }
    return touched;
  }
  do(commands: readonly AnnotationCommand[]): void {
    const before = this.rows;
    const touched = this.give(commands);
    this.history = recordStep(this.history, changesBetween(before, this.rows, touched));
  }
  move(step: typeof undoStep): { skipped: number; touched: Set<string> } | null {
    const move = step(this.history, this.rows, ME);
    if (!move) return null;
    this.history = move.history;
    return { skipped: move.skipped, touched: this.give(move.commands) };
  }
  /** What is to be seen: the content of all annotations that are not deleted. */
  get seen() {
    return [...this.rows.values()]
      .filter(({ deletedAt }) => deletedAt === null)
      .map((row) => ({ id: row.id, by: row.reviewerId, ...contentOf(row) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const start = () => [annotation(0, ME), annotation(1, ME), annotation(2, SHE), annotation(3, SHE)];
const target = fc.nat(9).map((n) => uuid(100 + n));
const changes = fc.record(
  {
    tag: fc.constantFrom(...TAGS),
    note: fc.constantFrom("", "a", "b"),
    passage: fc.nat(20).map(passage),
    subtype: fc.constant(null),
  },
  { requiredKeys: [] },
);
const command: fc.Arbitrary<AnnotationCommand> = fc.oneof(
  fc.record({
    kind: fc.constant("create" as const),
    annotation: fc.record({
      id: target,
      versionId: fc.constant(context.versionId),
      passage: fc.nat(20).map(passage),
      tag: fc.constantFrom(...TAGS),
      subtype: fc.constant(null),
      note: fc.constantFrom("", "a"),
    }),
  }),
  fc.record({ kind: fc.constant("update" as const), id: target, changes }),
  fc.record({ kind: fc.constant("delete" as const), id: target }),
  fc.nat(9).map((n): AnnotationCommand => ({ kind: "restore", annotation: annotation(n, ME) })),
);
const commands = fc.array(command, { minLength: 1, maxLength: 4 });

describe("undo and redo", () => {
  test("undoing everything gives the first state, doing it all again the last", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40, size: "max" }), (steps) => {
        const desk = new Desk(start());
        const first = desk.seen;
        for (const step of steps) desk.do(step);
        const last = desk.seen;
        for (let round = 0; round < 2; round++) {
          while (desk.history.undo.length > 0) expect(desk.move(undoStep)?.skipped).toBe(0);
          expect(desk.seen).toEqual(first);
          while (desk.history.redo.length > 0) expect(desk.move(redoStep)?.skipped).toBe(0);
          expect(desk.seen).toEqual(last);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("never touches what others made, nor what was changed since", () => {
    const act = fc.oneof(
      fc.record({ do: fc.constant("give" as const), commands }),
      fc.record({ do: fc.constantFrom("undo" as const, "redo" as const) }),
      fc.record({ do: fc.constant("elsewhere" as const), id: target, note: fc.uuid() }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
        const desk = new Desk(start());
        const elsewhere = new Map<string, string>();
        for (const at of acts) {
          const before = desk.rows;
          if (at.do === "give") {
            desk.do(at.commands);
            for (const [id, row] of desk.rows) if (row !== before.get(id)) elsewhere.delete(id);
          } else if (at.do === "elsewhere") {
            const row = desk.rows.get(at.id);
            if (!row) continue;
            desk.rows = new Map(desk.rows).set(at.id, { ...row, note: at.note, version: row.version + 1 });
            if (row.deletedAt === null) elsewhere.set(at.id, at.note);
            continue;
          } else {
            desk.move(at.do === "undo" ? undoStep : redoStep);
            for (const [id, note] of elsewhere) expect(desk.rows.get(id)?.note).toBe(note);
          }
          for (const [id, row] of before) if (row.reviewerId !== ME) expect(desk.rows.get(id)).toBe(row);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("of a step that was changed in part takes back the rest and counts what was left alone", () => {
    const desk = new Desk(start());
    desk.do([0, 1].map((n) => ({ kind: "update", id: uuid(100 + n), changes: { tag: "opinion" } })));
    const [id] = [uuid(100)];
    const row = desk.rows.get(id);
    if (!row) throw new Error("The annotation is gone.");
    desk.rows = new Map(desk.rows).set(id, { ...row, note: "from elsewhere" });
    expect(desk.move(undoStep)?.skipped).toBe(1);
    expect(desk.seen.slice(0, 2).map(({ tag }) => tag)).toEqual(["opinion", "claim"]);
    expect(desk.history.redo[0]?.changes).toHaveLength(1);
  });

  test("keeps the last 500 steps, and nothing of what changed nothing", () => {
    const desk = new Desk(start());
    desk.do([{ kind: "update", id: uuid(100), changes: { note: "" } }]);
    expect(desk.history).toEqual(EMPTY_HISTORY);
    for (let n = 0; n < MAX_STEPS + 5; n++)
      desk.do([{ kind: "update", id: uuid(100), changes: { note: String(n) } }]);
    expect(desk.history.undo).toHaveLength(MAX_STEPS);
    while (desk.move(undoStep));
    expect(desk.rows.get(uuid(100))?.note).toBe("4");
  });

  test("another tag drops a subtype that belongs to the old one", () => {
    const desk = new Desk([{ ...annotation(0, ME), subtype: "numerical" }]);
    desk.do([{ kind: "update", id: uuid(100), changes: { tag: "opinion" } }]);
    expect(desk.seen[0]).toMatchObject({ tag: "opinion", subtype: null });
    desk.move(undoStep);
    expect(desk.seen[0]).toMatchObject({ tag: "claim", subtype: "numerical" });
  });
});
