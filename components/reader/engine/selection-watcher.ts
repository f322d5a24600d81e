import type { TextSpan } from "#lib/text/passage.ts";
import {
  IDLE,
  nextSelection,
  QUIET_MILLISECONDS,
  type SelectedBy,
  type SelectionEvent,
  type SelectionState,
} from "./selection-machine.ts";

/** Pixels a pointer may move between press and release and still be a tap. */
const TAP_PIXELS = 6;

export interface SelectionHost {
  root: HTMLElement;
  /** The canonical span of a DOM range, or null when it lies outside the text. */
  spanOf(range: AbstractRange): TextSpan | null;
  /** Widens a finished selection; `free` is true while Shift asks for the exact characters. */
  snap(span: TextSpan, free: boolean): TextSpan | null;
  onState(state: SelectionState): void;
  /** A press and release in one place that selected nothing. */
  onTap(tap: Tap): void;
}

export interface Tap {
  /** Viewport pixels. */
  x: number;
  y: number;
  by: SelectedBy;
  /** Whether the press closed open tags; such a tap only dismisses. */
  dismissed: boolean;
}

interface Press extends Tap {
  shift: boolean;
}

/** Turns `selectionchange`, pointer and Shift events into the states of the selection machine. */
export class SelectionWatcher {
  state: SelectionState = IDLE;
  private readonly host: SelectionHost;
  private readonly document: Document;
  private readonly stop = new AbortController();
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private press: Press | null = null;
  private lastPointer: SelectedBy = "mouse";
  private shift = false;
  private free = false;

  constructor(host: SelectionHost) {
    this.host = host;
    this.document = host.root.ownerDocument;
    const options = { signal: this.stop.signal };
    host.root.addEventListener("pointerdown", (event) => this.pressed(event), options);
    this.document.addEventListener("pointerup", (event) => this.released(event), options);
    this.document.addEventListener("pointercancel", () => this.cancelled(), options);
    this.document.addEventListener("selectionchange", () => this.changed(), options);
    this.document.addEventListener("keydown", (event) => (this.shift = event.shiftKey), options);
    this.document.addEventListener("keyup", (event) => this.keyReleased(event), options);
  }

  /** Takes a passage that wasn't selected by the browser: a focused sentence, a tapped sentence. */
  take(span: TextSpan, by: SelectedBy, open: boolean): void {
    this.send({ type: "take", span, by, open });
  }

  showTags(): void {
    this.send({ type: "show-tags" });
  }

  /** Back to idle, dropping the browser's selection too. */
  finish(): void {
    clearTimeout(this.quietTimer);
    this.send({ type: "done" });
    const selection = this.document.getSelection();
    if (selection !== null && this.spanOfSelection() !== null) selection.removeAllRanges();
  }

  destroy(): void {
    clearTimeout(this.quietTimer);
    this.stop.abort();
  }

  private pressed(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const by: SelectedBy = event.pointerType === "mouse" ? "mouse" : "touch";
    this.lastPointer = by;
    this.press = {
      x: event.clientX,
      y: event.clientY,
      by,
      shift: event.shiftKey,
      dismissed: this.state.phase === "open",
    };
    this.send({ type: "pointer-down", by });
  }

  private released(event: PointerEvent): void {
    const press = this.press;
    if (press === null || !event.isPrimary) return;
    // Shift at the press extends a selection; Shift only at the release asks for the exact characters.
    this.free = event.shiftKey && !press.shift;
    // A click on selected text clears the selection only after the release, so wait one turn.
    setTimeout(() => this.concludePress(press, event.clientX, event.clientY), 0);
  }

  private concludePress(press: Press, x: number, y: number): void {
    if (this.press !== press) return;
    this.changed();
    this.press = null;
    this.send({ type: "pointer-up" });
    this.free = false;
    const moved = Math.hypot(x - press.x, y - press.y);
    if (this.state.phase === "idle" && moved <= TAP_PIXELS) {
      this.host.onTap({ x, y, by: press.by, dismissed: press.dismissed });
    }
  }

  private cancelled(): void {
    this.press = null;
    this.send({ type: "pointer-cancelled" });
    this.waitForQuiet();
  }

  private changed(): void {
    const span = this.spanOfSelection();
    const by = this.press === null && this.lastPointer === "mouse" ? "keyboard" : this.lastPointer;
    this.send({ type: "changed", span, by });
    if (this.state.phase === "selecting") this.waitForQuiet();
  }

  private keyReleased(event: KeyboardEvent): void {
    if (event.key !== "Shift") return;
    this.shift = false;
    this.send({ type: "shift-up" });
  }

  private waitForQuiet(): void {
    clearTimeout(this.quietTimer);
    // With Shift held the reviewer is still extending by key; its release settles.
    if (this.shift && this.press === null) return;
    this.quietTimer = setTimeout(() => this.send({ type: "quiet" }), QUIET_MILLISECONDS);
  }

  private spanOfSelection(): TextSpan | null {
    const selection = this.document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
    return this.host.spanOf(selection.getRangeAt(0));
  }

  private send(event: SelectionEvent): void {
    const before = this.state;
    this.state = nextSelection(before, event, (span) => this.host.snap(span, this.free || byKeys(before)));
    if (this.state !== before) this.host.onState(this.state);
  }
}

/** Shift+arrows choose every character on purpose. */
function byKeys(state: SelectionState): boolean {
  return state.phase === "selecting" && state.by === "keyboard";
}
