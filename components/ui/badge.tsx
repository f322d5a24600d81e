import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const badgeVariants = cva(
  "inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-foreground",
        outline: "border border-input/60 text-foreground",
        accent: "bg-accent text-accent-foreground",
        warning: "bg-warning-tint text-warning",
        destructive: "bg-destructive-tint text-destructive",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeVariants>;

/** A word or a number about the thing beside it. */
export function Badge({ className, tone, ...props }: BadgeProps) {
  return <span data-badge="" className={cn(badgeVariants({ tone }), className)} {...props} />;
}
