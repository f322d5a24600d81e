"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { Keys } from "#components/ui/keys.tsx";
import { later } from "#components/ui/later.tsx";
import type { CommandItem } from "./command-item.ts";

// Every page has the palette, few visits open it: its code comes with the first opening.
const CommandDialog = later(async () => (await import("./command-dialog.tsx")).CommandDialog, "over");

const OpenPalette = createContext<() => void>(() => {});

export interface CommandPaletteProps {
  items: readonly CommandItem[];
  /** The page; `CommandButton` works anywhere in it. */
  children: ReactNode;
}

/** Ctrl/⌘ K: every action and place with its key. */
export function CommandPalette({ items, children }: CommandPaletteProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  const choose = ({ act }: CommandItem) => {
    setOpen(false);
    if ("href" in act) router.push(act.href);
    else act.run();
  };
  const show = useMemo(() => () => setOpen(true), []);

  return (
    <OpenPalette value={show}>
      {children}
      {open ? <CommandDialog items={items} onChoose={choose} onClose={() => setOpen(false)} /> : null}
    </OpenPalette>
  );
}

/** Opens the palette for those who do not know its key. */
export function CommandButton() {
  const show = useContext(OpenPalette);
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={show}
      className="touch-target flex h-8 items-center justify-center gap-2 rounded-md border border-transparent px-2 text-muted-foreground transition-colors duration-100 hover:bg-muted hover:text-foreground sm:border-input/60"
    >
      <Search aria-hidden="true" className="size-4" />
      <span className="max-sm:sr-only">Search</span>
      <span className="max-sm:hidden">
        <Keys keys="mod+k" />
      </span>
    </button>
  );
}
