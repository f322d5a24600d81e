"use client";

import { Slot } from "radix-ui/slot";
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from "react";
import { cn } from "./class-names.ts";
import type { Align, Side } from "./place-beside.ts";
import { usePlacedBeside } from "./use-placed-beside.ts";

interface PopoverState {
  id: string;
  open: boolean;
  setOpen: (open: boolean) => void;
  trigger: RefObject<HTMLElement | null>;
}

const PopoverContext = createContext<PopoverState | null>(null);

function usePopover(): PopoverState {
  const state = useContext(PopoverContext);
  if (state === null) throw new Error("This part stands outside of a Popover.");
  return state;
}

/** Holds whether the popover is open: `PopoverTrigger` around the button, `PopoverContent` around what opens. */
export function Popover({ children }: { children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const state = useMemo(() => ({ id, open, setOpen, trigger }), [id, open]);
  return <PopoverContext value={state}>{children}</PopoverContext>;
}

/** Draws its one child, a button, as what opens and closes the popover: `asChild`, like the triggers of dialogs. */
export function PopoverTrigger({ children }: { asChild: true; children: ReactElement }) {
  const { id, open, setOpen, trigger } = usePopover();
  return (
    <Slot
      ref={trigger}
      aria-haspopup="dialog"
      aria-expanded={open}
      {...(open ? { "aria-controls": id } : {})}
      onClick={() => setOpen(!open)}
    >
      {children}
    </Slot>
  );
}

export interface PopoverContentProps extends ComponentProps<"div"> {
  side?: Side;
  align?: Align;
}

/** A small window beside what it belongs to. Give it an `aria-label` or `aria-labelledby`. */
export function PopoverContent(props: PopoverContentProps) {
  return usePopover().open ? <OpenPopover {...props} /> : null;
}

const FOCUSABLE = "a[href],button:not(:disabled),input:not(:disabled),select,textarea,[tabindex='0']";

/** Stands in place, so that Tab goes on from its button, and it belongs to the same landmark or dialog. */
function OpenPopover({ className, side = "bottom", align = "center", ...props }: PopoverContentProps) {
  const { id, setOpen, trigger } = usePopover();
  const self = useRef<HTMLDivElement>(null);
  usePlacedBeside(self, () => trigger.current, { side, align });

  useEffect(() => {
    const element = self.current;
    const button = trigger.current;
    (element?.querySelector<HTMLElement>(FOCUSABLE) ?? element)?.focus({ preventScroll: true });
    const isOutside = ({ target }: Event) =>
      target instanceof Node && !element?.contains(target) && !button?.contains(target);
    const closeOutside = (event: Event) => {
      if (isOutside(event)) setOpen(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Heard before anybody else, so that a dialog around it stays open.
      event.preventDefault();
      event.stopImmediatePropagation();
      button?.focus({ preventScroll: true });
      setOpen(false);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("pointerdown", closeOutside, { signal, capture: true });
    window.addEventListener("focusin", closeOutside, { signal, capture: true });
    window.addEventListener("keydown", closeByKey, { signal, capture: true });
    return () => stop.abort();
  }, [setOpen, trigger]);

  return (
    <div
      ref={self}
      id={id}
      popover="manual"
      role="dialog"
      tabIndex={-1}
      className={cn(
        "animate-rise-in fixed inset-auto m-0 w-72 rounded-lg border bg-popover p-4 text-start text-base font-normal whitespace-normal text-foreground shadow-popover outline-none",
        className,
      )}
      {...props}
    />
  );
}
