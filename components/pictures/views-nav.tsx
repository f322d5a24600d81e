"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/class-names.ts";

const VIEWS = {
  matrix: [
    { path: "/matrix", label: "Who says what" },
    { path: "/matrix/figures", label: "Figures" },
    { path: "/timeline", label: "Timeline" },
    { path: "/models", label: "What if" },
  ],
  sources: [
    { path: "/sources", label: "Publishers and origins" },
    { path: "/sources/graph", label: "Origin graph" },
    { path: "/sources/copies", label: "Who copied whom" },
  ],
} as const;

/** The views that belong together, as a row of links below the heading. */
export function ViewsNav({ projectId, views }: { projectId: string; views: keyof typeof VIEWS }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Views" className="mb-5 overflow-x-auto">
      <ul className="flex gap-1">
        {VIEWS[views].map(({ path, label }) => {
          const href = `/p/${projectId}${path}`;
          const isCurrent = pathname === href;
          return (
            <li key={path}>
              <Link
                href={href}
                {...(isCurrent ? { "aria-current": "page" } : {})}
                className={cn(
                  "touch-target flex h-8 items-center rounded-md border border-transparent px-3 text-sm whitespace-nowrap text-muted-foreground -outline-offset-2 hover:text-foreground",
                  isCurrent && "border-border bg-accent font-medium text-accent-foreground",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
