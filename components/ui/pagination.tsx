import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonVariants } from "./button.tsx";

export interface PaginationProps {
  /** What is paged, for screen readers: "Articles". */
  label: string;
  /** First and last row shown, 1-based, and how many there are. */
  from: number;
  to: number;
  total: number;
  /** Addresses of the pages before and after; left out where there is none. */
  previousHref?: string;
  nextHref?: string;
}

/** "1–50 of 1,240", and the way to the rest; state lives in the address. */
export function Pagination({ label, from, to, total, previousHref, nextHref }: PaginationProps) {
  const number = (value: number) => value.toLocaleString("en");
  return (
    <nav aria-label={`${label}: pages`} className="flex items-center justify-between gap-4 text-sm">
      <p className="text-muted-foreground tabular-nums">
        {number(from)}–{number(to)} of {number(total)}
      </p>
      <div className="flex gap-2">
        <PageLink {...(previousHref ? { href: previousHref } : {})} rel="prev">
          <ChevronLeft aria-hidden="true" /> Previous
        </PageLink>
        <PageLink {...(nextHref ? { href: nextHref } : {})} rel="next">
          Next <ChevronRight aria-hidden="true" />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ href, rel, children }: { href?: string; rel: string; children: ReactNode }) {
  const look = buttonVariants({ variant: "secondary", size: "sm" });
  return href ? (
    <Link href={href} rel={rel} className={look}>
      {children}
    </Link>
  ) : (
    <span aria-disabled="true" className={look}>
      {children}
    </span>
  );
}
