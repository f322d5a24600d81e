import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export function Label({ className, children, ...props }: ComponentProps<"label">) {
  return (
    <label className={cn("text-sm font-medium text-foreground", className)} {...props}>
      {children}
    </label>
  );
}
