import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import "./table.css";

export interface TableProps extends ComponentProps<"table"> {
  /** What the table lists; its caption, read out and hidden from sight unless `captionShown`. */
  caption: ReactNode;
  captionShown?: boolean;
  /** Names the region that scrolls sideways on narrow screens. */
  label: string;
  /** On narrow screens every row stands as a block, each cell beside its `label`; nothing scrolls sideways. */
  stacked?: boolean;
}

/** A table that scrolls sideways inside itself, never the page; the keyboard can scroll it too. */
export function Table({ caption, captionShown, label, stacked, className, children, ...props }: TableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-lg border bg-card"
    >
      <table
        data-stacked={stacked ? "" : undefined}
        className={cn("w-full border-collapse text-sm", className)}
        {...props}
      >
        <caption
          className={captionShown ? "border-b px-3 py-2 text-start text-xs text-muted-foreground" : "sr-only"}
        >
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("bg-muted text-xs text-muted-foreground", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr:last-child]:border-b-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn("border-b transition-colors duration-100 in-[tbody]:hover:bg-muted/60", className)}
      {...props}
    />
  );
}

/** `numeric` sets figures flush right, so that digits stand under digits. */
export function TableHeader({ numeric, className, ...props }: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn("h-9 px-3 font-medium whitespace-nowrap", numeric ? "text-end" : "text-start", className)}
      {...props}
    />
  );
}

export interface TableCellProps extends ComponentProps<"td"> {
  numeric?: boolean;
  /** What stands beside it where the table is stacked: the header of its column. The row's name needs none. */
  label?: string;
}

export function TableCell({ numeric, label, className, ...props }: TableCellProps) {
  return (
    <td
      data-label={label}
      className={cn("px-3 py-2 align-middle", numeric ? "text-end whitespace-nowrap" : "", className)}
      {...props}
    />
  );
}
