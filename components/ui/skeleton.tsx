import { cn } from "./class-names.ts";

/** Holds the place of what is being loaded; seen only when that takes longer than 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("animate-skeleton block h-4 rounded-md bg-muted", className)} />
  );
}
