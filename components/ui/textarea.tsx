import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";

/** Grows with what is written where the browser can, between `min-h` and `max-h`. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(controlStyles, "field-sizing-content max-h-96 min-h-20 resize-y py-2", className)}
      {...props}
    />
  );
}
