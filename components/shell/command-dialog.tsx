"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";
import type { CommandItem } from "./command-item.ts";

export interface CommandDialogProps {
  items: readonly CommandItem[];
  onChoose: (item: CommandItem) => void;
  onClose: () => void;
}

/** The open palette: what is typed narrows the commands, Enter does one. */
export function CommandDialog({ items, onChoose, onClose }: CommandDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
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
                    onSelect={() => onChoose(item)}
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
  );
}

function groupsOf(items: readonly CommandItem[]): [string, CommandItem[]][] {
  return [...Map.groupBy(items, (item) => item.group)];
}
