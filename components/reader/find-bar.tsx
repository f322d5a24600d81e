"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ReaderText } from "./engine/mount.ts";
import { FIND_LIMIT, findInText } from "./find-in-text.ts";

export interface FindBarProps {
  engine: ReaderText;
  text: string;
  onClose: () => void;
}

/** Find in the text: every place is painted, the current one is brought into sight. */
export function FindBar({ engine, text, onClose }: FindBarProps) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => findInText(text, query), [text, query]);
  const at = found.length === 0 ? 0 : ((chosen % found.length) + found.length) % found.length;
  const current = found[at];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    engine.setLayer("find", found);
    engine.setLayer("find-current", current === undefined ? [] : [current]);
    if (current !== undefined) engine.reveal(current);
  }, [engine, found, current]);
  useEffect(
    () => () => {
      engine.setLayer("find", []);
      engine.setLayer("find-current", []);
    },
    [engine],
  );

  const many = found.length === FIND_LIMIT ? `${FIND_LIMIT}+` : String(found.length);
  const count = query.trim() === "" ? "" : found.length === 0 ? "Not found" : `${at + 1} of ${many}`;
  return (
    <search className="absolute inset-x-2 top-2 z-20 flex items-center gap-1 sm:start-auto sm:end-4 rounded-lg border bg-popover p-1.5 shadow-popover">
      <Input
        ref={field}
        type="search"
        aria-label="Find in the text"
        placeholder="Find in the text"
        className="h-8 min-w-0 flex-1 sm:w-44 sm:flex-none"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") setChosen(at + (event.shiftKey ? -1 : 1));
          else if (event.key === "Escape") onClose();
          else return;
          event.preventDefault();
        }}
      />
      <output
        aria-live="polite"
        className="shrink-0 px-1 text-xs whitespace-nowrap sm:min-w-16 text-muted-foreground tabular-nums"
      >
        {count}
      </output>
      <IconButton label="Previous place" keys="shift+enter" size="icon-sm" onClick={() => setChosen(at - 1)}>
        <ChevronUp aria-hidden="true" />
      </IconButton>
      <IconButton label="Next place" keys="enter" size="icon-sm" onClick={() => setChosen(at + 1)}>
        <ChevronDown aria-hidden="true" />
      </IconButton>
      <IconButton label="Close find" keys="escape" size="icon-sm" onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </search>
  );
}
