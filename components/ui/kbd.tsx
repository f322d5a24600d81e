import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** One key cap. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-input/50 bg-muted px-1 font-sans text-[11px] leading-none text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
