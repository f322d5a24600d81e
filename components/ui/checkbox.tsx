"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  /** Hides the label from sight, for a column of boxes in a table. */
  labelHidden?: boolean;
  /** Some, but not all, of what this box stands for is ticked. */
  indeterminate?: boolean;
}

/** A native checkbox with its label; the whole line can be pressed. */
export function Checkbox({
  label,
  hint,
  labelHidden,
  indeterminate,
  className,
  ref,
  ...props
}: CheckboxProps) {
  const id = useId();
  return (
    <label className={cn("touch-target inline-flex items-start gap-2.5 text-sm", className)}>
      <span className="grid size-6 shrink-0 place-items-center -my-0.5">
        <input
          id={id}
          {...props}
          type="checkbox"
          className="size-4"
          {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
          ref={(box) => {
            if (box) box.indeterminate = indeterminate ?? false;
            if (typeof ref === "function") return ref(box);
            if (ref) ref.current = box;
          }}
        />
      </span>
      <span className={labelHidden ? "sr-only" : undefined}>
        {label}
        {hint ? (
          <span id={`${id}-hint`} className="block text-xs text-muted-foreground">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
