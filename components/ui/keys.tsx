"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "./kbd.tsx";

const SIGNS: Record<string, string> = {
  shift: "⇧",
  alt: "Alt",
  enter: "⏎",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
};

const never = () => () => {};
const onApple = () => /mac|iphone|ipad/i.test(navigator.platform);

export interface KeysProps {
  /** Keys joined by "+", in lower case: "mod+k", "shift+j", "?". "mod" is ⌘ on Apple's systems, else Ctrl. */
  keys: string;
  className?: string;
}

/** A shortcut as key caps. */
export function Keys({ keys, className }: KeysProps) {
  const apple = useSyncExternalStore(never, onApple, () => false);
  const signOf = (key: string) =>
    key === "mod" ? (apple ? "⌘" : "Ctrl") : (SIGNS[key] ?? key.toLocaleUpperCase("en"));
  return (
    <span className="inline-flex gap-0.5">
      {keys.split("+").map((key) => (
        <Kbd key={key} {...(className ? { className } : {})}>
          {signOf(key)}
        </Kbd>
      ))}
    </span>
  );
}
