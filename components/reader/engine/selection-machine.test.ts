import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TextSpan } from "#lib/text/passage.ts";
import {
  IDLE,
  nextSelection,
  pendingSpan,
  type SelectionEvent,
  type SelectionState,
} from "./selection-machine.ts";

const asIs = (span: TextSpan) => span;
const span = { start: 3, end: 9 };

function run(
  events: readonly SelectionEvent[],
  snap: (span: TextSpan) => TextSpan | null = asIs,
): SelectionState {
  return events.reduce((state, event) => nextSelection(state, event, snap), IDLE);
}

describe("selection", () => {
  test("a mouse selection opens when the button is released, snapped", () => {
    const state = run(
      [
        { type: "pointer-down", by: "mouse" },
        { type: "changed", span, by: "mouse" },
        { type: "quiet" },
        { type: "pointer-up" },
      ],
      () => ({ start: 0, end: 12 }),
    );
    expect(state).toMatchObject({ phase: "open", span: { start: 0, end: 12 }, by: "mouse" });
  });

  test("a pause with the button down is not the end", () => {
    const state = run([
      { type: "pointer-down", by: "mouse" },
      { type: "changed", span, by: "mouse" },
      { type: "quiet" },
    ]);
    expect(state.phase).toBe("selecting");
  });

  test("touch handles settle after a quiet moment, though no pointer event ever comes", () => {
    expect(run([{ type: "changed", span, by: "touch" }, { type: "quiet" }])).toMatchObject({
      phase: "open",
      by: "touch",
    });
  });

  test("Shift and arrows settle when Shift is released", () => {
    expect(run([{ type: "changed", span, by: "keyboard" }, { type: "shift-up" }]).phase).toBe("open");
  });

  test("losing the browser's selection keeps the passage", () => {
    const state = run([
      { type: "changed", span, by: "touch" },
      { type: "quiet" },
      { type: "changed", span: null, by: "touch" },
    ]);
    expect(pendingSpan(state)).toEqual(span);
  });

  test("hearing of the same selection again changes nothing", () => {
    const open = run([{ type: "changed", span, by: "mouse" }, { type: "quiet" }]);
    expect(nextSelection(open, { type: "changed", span: { ...span }, by: "mouse" }, asIs)).toBe(open);
  });

  test("a click that selects nothing is idle again", () => {
    expect(run([{ type: "pointer-down", by: "mouse" }, { type: "pointer-up" }])).toEqual(IDLE);
  });

  test("a passage taken by key is tagged at once, and shows its tags on demand", () => {
    const taken = run([{ type: "take", span, by: "keyboard", open: false }]);
    expect(taken.phase).toBe("settled");
    expect(pendingSpan(taken)).toEqual(span);
    expect(nextSelection(taken, { type: "show-tags" }, asIs).phase).toBe("open");
  });

  test("whatever happens, a pending passage is never empty and `done` ends all", () => {
    const spans = fc
      .tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }))
      .map(([start, n]) => ({ start, end: start + n }));
    const by = fc.constantFrom("mouse" as const, "touch" as const, "keyboard" as const);
    const event: fc.Arbitrary<SelectionEvent> = fc.oneof(
      fc.record({ type: fc.constant("pointer-down" as const), by }),
      fc.constantFrom<SelectionEvent>(
        { type: "pointer-up" },
        { type: "pointer-cancelled" },
        { type: "shift-up" },
        { type: "quiet" },
        { type: "show-tags" },
      ),
      fc.record({ type: fc.constant("changed" as const), span: fc.option(spans, { nil: null }), by }),
      fc.record({ type: fc.constant("take" as const), span: spans, by, open: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const state = run(events, (each) => (each.end - each.start > 2 ? each : null));
        const pending = pendingSpan(state);
        if (pending !== null) expect(pending.end).toBeGreaterThan(pending.start);
        expect(nextSelection(state, { type: "done" }, asIs)).toEqual(IDLE);
      }),
    );
  });
});
