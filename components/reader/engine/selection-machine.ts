import type { TextSpan } from "#lib/text/passage.ts";

/** What brought a selection about; touch gets a bottom sheet, the rest a popover. */
export type SelectedBy = "mouse" | "touch" | "keyboard";

/**
 * The life of a selection. While `selecting` the span follows the browser's selection; `settled` is a passage
 * that keys act on but whose tags are not shown; `open` shows them. Settled and open no longer depend on the
 * browser's selection, which Firefox and iOS lose when anything else is pressed; `raw` remembers it, so that
 * hearing of the same selection again changes nothing.
 */
export type SelectionState =
  | { phase: "idle" }
  | { phase: "selecting"; span: TextSpan | null; by: SelectedBy; pointerDown: boolean }
  | { phase: "settled"; span: TextSpan; by: SelectedBy; raw: TextSpan | null }
  | { phase: "open"; span: TextSpan; by: SelectedBy; raw: TextSpan | null };

export type SelectionEvent =
  | { type: "pointer-down"; by: SelectedBy }
  | { type: "pointer-up" }
  | { type: "pointer-cancelled" }
  | { type: "changed"; span: TextSpan | null; by: SelectedBy }
  | { type: "shift-up" }
  | { type: "quiet" }
  | { type: "take"; span: TextSpan; by: SelectedBy; open: boolean }
  | { type: "show-tags" }
  | { type: "done" };

export const IDLE: SelectionState = { phase: "idle" };

/** Milliseconds without a change after which a selection made without a mouse counts as finished. */
export const QUIET_MILLISECONDS = 150;

/**
 * The next state. `snap` widens a finished selection to what the reviewer asked for (characters, words or
 * sentences) and may return null when nothing but space was selected.
 */
export function nextSelection(
  state: SelectionState,
  event: SelectionEvent,
  snap: (span: TextSpan) => TextSpan | null,
): SelectionState {
  switch (event.type) {
    case "pointer-down":
      return { phase: "selecting", span: null, by: event.by, pointerDown: true };
    case "changed":
      return changed(state, event);
    case "pointer-up":
      return state.phase === "selecting" && state.pointerDown ? settle(state, snap) : state;
    case "pointer-cancelled":
      // The browser took the touch over, to scroll or to show its own handles; selection changes may follow.
      return state.phase === "selecting" ? { ...state, pointerDown: false } : state;
    case "shift-up":
      return state.phase === "selecting" && !state.pointerDown ? settle(state, snap) : state;
    case "quiet":
      return state.phase === "selecting" && !state.pointerDown ? settle(state, snap) : state;
    case "take":
      return { phase: event.open ? "open" : "settled", span: event.span, by: event.by, raw: null };
    case "show-tags":
      return state.phase === "settled" ? { ...state, phase: "open" } : state;
    case "done":
      return IDLE;
  }
}

/** The passage that a tag key would tag now, if any. */
export function pendingSpan(state: SelectionState): TextSpan | null {
  return state.phase === "settled" || state.phase === "open" ? state.span : null;
}

function changed(state: SelectionState, event: { span: TextSpan | null; by: SelectedBy }): SelectionState {
  const pointerDown = state.phase === "selecting" && state.pointerDown;
  if (event.span === null) {
    // Losing the browser's selection loses nothing once the passage is kept as offsets.
    return state.phase === "selecting" ? { ...state, span: null } : state;
  }
  if ("raw" in state && state.raw !== null && sameSpan(state.raw, event.span)) return state;
  const by = state.phase === "selecting" && pointerDown ? state.by : event.by;
  return { phase: "selecting", span: event.span, by, pointerDown };
}

function settle(
  state: { span: TextSpan | null; by: SelectedBy },
  snap: (span: TextSpan) => TextSpan | null,
): SelectionState {
  const raw = state.span;
  const span = raw === null ? null : snap(raw);
  return span === null || span.end <= span.start ? IDLE : { phase: "open", span, by: state.by, raw };
}

function sameSpan(a: TextSpan, b: TextSpan): boolean {
  return a.start === b.start && a.end === b.end;
}
