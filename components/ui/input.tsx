import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlStyles, "touch-target h-9", className)} {...props} />;
}
