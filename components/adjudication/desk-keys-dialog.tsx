"use client";

import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { DESK_KEYS } from "./use-desk-keys.ts";

/** Every key of the desk. */
export function DeskKeysDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keys for settling">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
          <dt>
            <Keys keys="1" /> … <Keys keys="9" />
          </dt>
          <dd>Accept the first, second … reviewer</dd>
          {DESK_KEYS.map(({ keys, action, label }) => (
            <div key={action} className="col-span-2 grid grid-cols-subgrid items-center">
              <dt className="flex gap-1.5">
                {keys.map((stroke) => (
                  <Keys key={stroke} keys={stroke} />
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
