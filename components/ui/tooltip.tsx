"use client";

import * as Primitive from "radix-ui/tooltip";
import type { ReactElement } from "react";
import { Keys } from "./keys.tsx";

export interface TooltipProps {
  label: string;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  /** One element that takes a ref and focus. */
  children: ReactElement;
}

/**
 * Says what a control does. Never the only place where something is said: touch has no
 * tooltips. Stands in place, so that it belongs to the landmark of its control.
 */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={400} skipDelayDuration={200}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="animate-fade-in z-50 flex items-center gap-2 rounded-md bg-foreground px-2 py-1 text-xs font-normal whitespace-nowrap text-background"
        >
          {label}
          {keys ? <Keys keys={keys} className="border-background/40 bg-transparent text-background" /> : null}
        </Primitive.Content>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
