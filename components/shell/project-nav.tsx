"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "#components/ui/class-names.ts";

export interface NavItem {
  href: string;
  label: string;
  /** How many wait there ("Review 3"). Left out where none do. */
  count?: number;
  /** Marks this item on its own address only, not on the pages below it (the overview). */
  exact?: boolean;
}

/** The pages of a project as a row; on narrow screens it scrolls sideways and brings the current one into view. */
export function ProjectNav({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);

  return (
    <nav aria-label="Project" className="overflow-x-auto px-2 [scrollbar-width:none] sm:px-3">
      <ul className="flex h-10 items-stretch pointer-coarse:h-11">
        {items.map((item) => {
          const isCurrent = isAt(pathname, item);
          return (
            <li key={item.href} className="flex">
              <Link
                href={item.href}
                {...(isCurrent ? { "aria-current": "page", ref: current } : {})}
                className={cn(
                  "flex items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm whitespace-nowrap text-muted-foreground -outline-offset-2 transition-colors duration-100 hover:text-foreground",
                  isCurrent && "border-primary font-medium text-foreground",
                )}
              >
                {item.label}
                {item.count ? (
                  <span className="rounded-full bg-accent px-1.5 text-xs text-accent-foreground tabular-nums">
                    {item.count}
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isAt(pathname: string, { href, exact }: NavItem): boolean {
  return pathname === href || (!exact && pathname.startsWith(`${href}/`));
}
