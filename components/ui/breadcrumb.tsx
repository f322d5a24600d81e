import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "./class-names.ts";

export interface Crumb {
  label: string;
  /** Left out on the page one is on. */
  href?: string;
}

export function Breadcrumb({ items, className }: { items: readonly Crumb[]; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={cn("min-w-0", className)}>
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((item, index) => (
          <li
            key={item.href ?? item.label}
            className={cn("flex min-w-0 items-center gap-1", index < items.length - 1 && "max-sm:hidden")}
          >
            {index > 0 ? (
              <ChevronRight
                aria-hidden="true"
                className="size-3.5 shrink-0 text-muted-foreground max-sm:hidden"
              />
            ) : null}
            {item.href ? (
              <Link
                href={item.href}
                className="truncate rounded-sm px-1 py-1 text-muted-foreground hover:text-foreground hover:underline"
              >
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate px-1 py-1 font-medium">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
