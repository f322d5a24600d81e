"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { overlayStyles } from "./dialog.tsx";
import { useWindowFocus } from "./use-window-focus.ts";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

export interface SheetContentProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** "bottom" for thumbs, "end" for a panel beside the page, "full" for work that needs the whole screen. */
  side?: "bottom" | "end" | "full";
  className?: string;
}

const SIDES = {
  bottom:
    "animate-slide-in-bottom inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t pb-[env(safe-area-inset-bottom)]",
  full: "animate-fade-in inset-0 sm:inset-4 sm:rounded-lg sm:border",
  end: "animate-slide-in-end inset-y-0 end-0 w-full max-w-105 border-s",
} as const;

/** A panel that slides over an edge of the screen. */
export function SheetContent({
  title,
  description,
  children,
  footer,
  side = "end",
  className,
}: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayStyles} />
      <Primitive.Content
        {...useWindowFocus()}
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn("fixed z-50 flex flex-col bg-popover shadow-popover", SIDES[side], className)}
      >
        <div className="flex items-start gap-4 border-b py-2 ps-4 pe-2">
          <div className="min-w-0 flex-1 self-center">
            <Primitive.Title className="text-sm font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-xs text-muted-foreground">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          {/* No tooltip: it would open with the focus, and take the first Escape for itself. */}
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label="Close">
              <X aria-hidden="true" />
            </Button>
          </Primitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        {footer ? <div className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</div> : null}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
