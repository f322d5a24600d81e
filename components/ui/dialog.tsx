"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { useWindowFocus } from "./use-window-focus.ts";

/** `Dialog` holds the state (`open`, `onOpenChange`); `DialogTrigger asChild` and `DialogClose asChild` wrap a button. */
export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const overlayStyles = "animate-fade-in fixed inset-0 z-40 bg-overlay";

export interface DialogContentProps {
  title: ReactNode;
  /** Keeps the title for screen readers only. */
  titleHidden?: boolean;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end; the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const WIDTHS = { sm: "max-w-96", md: "max-w-128", lg: "max-w-192" } as const;

/** A modal window: for what cannot be undone, and for what needs the whole attention. */
export function DialogContent({
  title,
  titleHidden,
  description,
  children,
  footer,
  size = "md",
  className,
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayStyles} />
      <Primitive.Content
        {...useWindowFocus()}
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "animate-rise-in fixed top-[12dvh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100%-2rem)] -translate-x-1/2 flex-col rounded-lg border bg-popover shadow-popover",
          WIDTHS[size],
          className,
        )}
      >
        <div className={titleHidden ? "sr-only" : "flex items-start gap-4 py-3 ps-5 pe-3"}>
          <div className="min-w-0 flex-1 pt-1">
            <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-sm text-muted-foreground">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          {/* No tooltip: it would open with the focus, and take the first Escape for itself. */}
          {titleHidden ? null : (
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close">
                <X aria-hidden="true" />
              </Button>
            </Primitive.Close>
          )}
        </div>
        {children ? (
          <div className={titleHidden ? "min-h-0 overflow-y-auto" : "min-h-0 overflow-y-auto px-5 pt-1 pb-5"}>
            {children}
          </div>
        ) : null}
        {footer ? <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div> : null}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
