"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Block } from "#lib/text/passage.ts";
import { ReaderText } from "./engine/mount.ts";
import type { EnginePassage } from "./engine/passage-store.ts";
import { passageChanges } from "./passage-changes.ts";
import "./reader.css";
import "./reader-forced-colors.css";

/** Beyond this many changes at once everything is painted anew. */
const FEW_CHANGES = 200;

export interface ReaderTextProps {
  text: string;
  blocks: readonly Block[];
  language: string | null;
  scroller: HTMLElement | null;
  passages: readonly EnginePassage[];
  plainLayout: boolean;
  /** Changes whenever type size or width change, so that places are measured anew. */
  measure: string;
  /** The engine once it stands, null when it goes. */
  onEngine: (engine: ReaderText | null) => void;
  /** At most once per frame, when the view moved. */
  onView: () => void;
}

/** The engine as a component: made when mounted, told of changes, never rendered by React. */
export function ReaderTextView(props: ReaderTextProps) {
  const { text, blocks, language, scroller, passages, plainLayout, measure } = props;
  const container = useRef<HTMLDivElement>(null);
  const engine = useRef<ReaderText | null>(null);
  const shown = useRef<readonly EnginePassage[]>(passages);
  const onEngine = useEffectEvent(props.onEngine);
  const onView = useEffectEvent(props.onView);
  const first = useEffectEvent(() => ({ passages, plainLayout }));

  useLayoutEffect(() => {
    if (container.current === null || scroller === null) return;
    const start = first();
    const made = new ReaderText(container.current, {
      text,
      blocks,
      language,
      scroller,
      ...start,
      onView: () => onView(),
    });
    engine.current = made;
    shown.current = start.passages;
    onEngine(made);
    return () => {
      onEngine(null);
      engine.current = null;
      made.destroy();
    };
  }, [text, blocks, language, scroller]);

  useLayoutEffect(() => {
    const { removed, changed } = passageChanges(shown.current, passages);
    shown.current = passages;
    if (removed.length + changed.length > FEW_CHANGES) engine.current?.setPassages(passages);
    else {
      for (const id of removed) engine.current?.remove(id);
      for (const passage of changed) engine.current?.update(passage);
    }
  }, [passages]);

  useEffect(() => engine.current?.setPlainLayout(plainLayout), [plainLayout]);
  useEffect(() => engine.current?.remeasure(), [measure]);

  return <div ref={container} className="sm-text" />;
}
