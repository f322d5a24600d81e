"use client";

import { Keyboard, ListTree, PanelRight, Redo2, Search, Undo2 } from "lucide-react";
import { strokesOf } from "#lib/keys/key-map.ts";
import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ReaderProps } from "./reader-contract.ts";
import type { ReaderPreferences } from "./reader-preferences.ts";
import { ReadingSettings } from "./reading-settings.tsx";

export interface ReaderBarProps extends Pick<
  ReaderProps,
  "article" | "breadcrumb" | "presence" | "saveState" | "undo"
> {
  preferences: ReaderPreferences;
  onPreferences: (changes: Partial<ReaderPreferences>) => void;
  cardsShown: boolean;
  outlineShown: boolean;
  onOutline: () => void;
  onCards: () => void;
  onFind: () => void;
  onKeys: () => void;
}

/** The one line above the text. */
export function ReaderBar(props: ReaderBarProps) {
  const { article, breadcrumb, presence, saveState, undo, preferences } = props;
  const keyOf = (action: ReaderAction) => strokesOf(action, preferences.keys)[0] ?? "";
  return (
    <header
      data-print="hide"
      className="flex h-10 shrink-0 items-center gap-1 border-b px-2 max-sm:gap-0 text-sm pointer-coarse:h-12"
    >
      <IconButton
        label="Outline and filters"
        keys={keyOf("outline")}
        size="icon-sm"
        aria-expanded={props.outlineShown}
        onClick={props.onOutline}
      >
        <ListTree aria-hidden="true" />
      </IconButton>
      <div className="flex min-w-0 flex-1 items-center gap-2">
        {breadcrumb === undefined ? null : (
          <div className="min-w-0 overflow-hidden sm:shrink-0">{breadcrumb}</div>
        )}
        <span dir="auto" className="truncate text-muted-foreground max-sm:sr-only">
          {article.title}
        </span>
      </div>
      {saveState === undefined ? null : <div className="shrink-0 sm:px-1">{saveState}</div>}
      {presence === undefined ? null : <div className="shrink-0 sm:px-1">{presence}</div>}
      {undo === undefined ? null : (
        <>
          <IconButton
            label="Undo"
            keys={keyOf("undo")}
            size="icon-sm"
            disabled={!undo.canUndo}
            onClick={undo.undo}
          >
            <Undo2 aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Redo"
            className="max-[375px]:hidden"
            keys={keyOf("redo")}
            size="icon-sm"
            disabled={!undo.canRedo}
            onClick={undo.redo}
          >
            <Redo2 aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton
        label="Find in the text"
        className="max-[345px]:hidden"
        keys={keyOf("find")}
        size="icon-sm"
        onClick={props.onFind}
      >
        <Search aria-hidden="true" />
      </IconButton>
      <ReadingSettings preferences={preferences} onChange={props.onPreferences} />
      <span className="contents pointer-coarse:hidden">
        <IconButton label="Keys" keys={keyOf("keys")} size="icon-sm" onClick={props.onKeys}>
          <Keyboard aria-hidden="true" />
        </IconButton>
      </span>
      <IconButton
        label="Cards"
        keys={keyOf("panel")}
        size="icon-sm"
        aria-expanded={props.cardsShown}
        onClick={props.onCards}
      >
        <PanelRight aria-hidden="true" />
      </IconButton>
    </header>
  );
}
