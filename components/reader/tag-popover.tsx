"use client";

import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { TAG_GLYPHS, TAGS, type Tag } from "#lib/annotations/tags.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { tagLabel } from "#components/ui/tag-badge.tsx";
import type { ReaderText } from "./engine/mount.ts";
import { type Place, placePopover } from "./popover-place.ts";
import type { PickAction } from "./reader-contract.ts";

export interface TagPopoverProps {
  engine: ReaderText;
  scroller: HTMLElement;
  span: TextSpan;
  /** A sheet at the bottom of the screen, for fingers. */
  asSheet: boolean;
  keyOf: (tag: Tag) => string | undefined;
  onTag: (tag: Tag) => void;
  /** Instead of tags, in `pick` mode. */
  pickActions: readonly PickAction[] | null;
  onPick: (action: PickAction) => void;
  onBlocks: () => void;
  blockCount: number;
  /** Tags every block after the passage as boilerplate; null when none follows. */
  onAllAfter: (() => void) | null;
}

/** The tags for the pending passage. Takes no focus and covers no word of the passage. */
export function TagPopover(props: TagPopoverProps) {
  const { engine, scroller, span, asSheet, pickActions } = props;
  const self = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);

  useLayoutEffect(() => {
    if (asSheet) {
      const sheet = self.current?.getBoundingClientRect();
      if (sheet !== undefined) liftAbove(sheet.top, engine, scroller, span);
      return;
    }
    const put = () => {
      const size = self.current?.getBoundingClientRect();
      if (size === undefined) return;
      setPlace(placePopover(engine.rectsOf(span), scroller.getBoundingClientRect(), size));
    };
    put();
    const stop = new AbortController();
    scroller.addEventListener("scroll", put, { signal: stop.signal, passive: true });
    window.addEventListener("resize", put, { signal: stop.signal });
    return () => stop.abort();
  }, [engine, scroller, span, asSheet]);

  const style: CSSProperties = asSheet
    ? {}
    : { left: place?.left ?? 0, top: place?.top ?? 0, visibility: place === null ? "hidden" : "visible" };
  const shape = asSheet
    ? "inset-x-0 bottom-0 rounded-t-lg border-t px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] animate-slide-in-bottom"
    : "rounded-lg border p-1";
  return (
    <div
      ref={self}
      role="toolbar"
      aria-label={pickActions === null ? "Tag the passage" : "Use the passage"}
      data-print="hide"
      className={`fixed z-30 flex flex-wrap items-stretch gap-1 bg-popover shadow-popover ${shape}`}
      style={style}
      onPointerDown={(event) => event.preventDefault()}
    >
      {pickActions === null
        ? TAGS.map((tag) => (
            <Choice
              key={tag}
              shortcut={asSheet ? undefined : props.keyOf(tag)}
              onPress={() => props.onTag(tag)}
              wide={asSheet}
            >
              <span aria-hidden="true" className={GLYPH_COLOURS[tag]}>
                {TAG_GLYPHS[tag]}
              </span>
              {tagLabel(tag)}
            </Choice>
          ))
        : pickActions.map((action) => (
            <Choice
              key={action.key}
              shortcut={asSheet ? undefined : action.key}
              onPress={() => props.onPick(action)}
              wide={asSheet}
            >
              <span aria-hidden="true">{action.sign}</span>
              {action.label}
            </Choice>
          ))}
      {pickActions === null && props.blockCount > 1 ? (
        <Choice shortcut={undefined} onPress={props.onBlocks} wide={asSheet}>
          {props.blockCount} blocks as boilerplate
        </Choice>
      ) : null}
      {pickActions === null && props.onAllAfter !== null ? (
        <Choice shortcut={undefined} onPress={props.onAllAfter} wide={asSheet}>
          <span className={asSheet ? "text-sm" : "font-normal text-muted-foreground"}>
            All after this: boilerplate
          </span>
        </Choice>
      ) : null}
    </div>
  );
}

/** Scrolls just so far that a sheet whose edge is at `top` covers no line of the passage. */
function liftAbove(top: number, engine: ReaderText, scroller: HTMLElement, span: TextSpan): void {
  const last = engine.rectsOf(span).at(-1);
  const covered = last === undefined ? 0 : last.bottom + 12 - top;
  if (covered > 0) scroller.scrollTop += covered;
}

export const GLYPH_COLOURS = {
  claim: "text-tag-claim-line",
  opinion: "text-tag-opinion-line",
  boilerplate: "text-tag-boilerplate-line",
} as const satisfies Record<Tag, string>;

interface ChoiceProps {
  shortcut: string | undefined;
  wide: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Choice({ shortcut, wide, onPress, children }: ChoiceProps) {
  const size = wide ? "min-h-12 flex-1 justify-center text-base bg-muted" : "h-9 text-sm";
  return (
    <button
      type="button"
      onClick={onPress}
      className={`inline-flex items-center gap-2 rounded-md px-3 font-medium whitespace-nowrap text-foreground hover:bg-accent ${size}`}
    >
      {children}
      {shortcut === undefined ? null : (
        <span aria-hidden="true">
          <Kbd>{shortcut.toUpperCase()}</Kbd>
        </span>
      )}
    </button>
  );
}
