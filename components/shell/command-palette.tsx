"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";

export interface CommandItem {
  id: string;
  /** A verb or a place: "Import articles", "Claims". */
  label: string;
  /** Commands of one group stand together under its name. */
  group: string;
  /** The key that does the same without the palette. */
  keys?: string;
  /** Other words that people may type. */
  keywords?: readonly string[];
  /** Where it leads, or what it does. */
  act: { href: string } | { run: () => void };
}

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
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Commands" titleHidden className="overflow-hidden">
          <Command label="Commands" loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
              <Command.Input
                placeholder="Type an action or a place"
                className="h-12 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Command.List className="max-h-[50dvh] overflow-y-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-muted-foreground">
                Nothing has this name.
              </Command.Empty>
              {groupsOf(items).map(([group, members]) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground"
                >
                  {members.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      keywords={[item.label, ...(item.keywords ?? [])]}
                      onSelect={() => choose(item)}
                      className="touch-target flex h-9 cursor-default items-center justify-between gap-4 rounded-sm px-3 text-sm data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground forced-colors:data-[selected=true]:outline-2"
                    >
                      <span className="truncate">{item.label}</span>
                      {item.keys ? <Keys keys={item.keys} /> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </DialogContent>
      </Dialog>
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

function groupsOf(items: readonly CommandItem[]): [string, CommandItem[]][] {
  return [...Map.groupBy(items, (item) => item.group)];
}
