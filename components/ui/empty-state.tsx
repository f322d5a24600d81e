import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

export interface EmptyStateProps {
  /** One sentence that says what will stand here. */
  children: ReactNode;
  /** One action that fills it. */
  action?: ReactNode;
  /** Where what is missing is made, when it is made elsewhere. */
  goTo?: { href: string; label: string };
  icon?: ReactNode;
  className?: string;
}

export function EmptyState({ children, action, goTo, icon, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-4 rounded-lg border border-dashed px-6 py-12 text-center text-muted-foreground [&>svg]:size-6",
        className,
      )}
    >
      {icon}
      <p className="max-w-100 text-balance">{children}</p>
      {action}
      {goTo ? (
        <Button asChild variant="secondary">
          <Link href={goTo.href}>{goTo.label}</Link>
        </Button>
      ) : null}
    </div>
  );
}
