import Link from "next/link";
import { cn } from "#components/ui/class-names.ts";

interface Props {
  /** 0–1: how deep the cell is shaded; null leaves it blank. */
  depth: number | null;
  text: string;
  /** Read out instead of the bare number. */
  label: string;
  href: string | null;
}

/** One cell of a matrix: number and depth together, and a way to what it counts. */
export function ShadedCell({ depth, text, label, href }: Props) {
  const share = depth === null ? 0 : Math.round(Math.min(1, Math.max(0, depth)) * 45);
  return (
    <td
      className="min-w-16 border p-0 text-center tabular-nums"
      style={{ backgroundColor: `color-mix(in srgb, var(--primary) ${share}%, var(--card))` }}
    >
      {href ? (
        <Link
          href={href}
          aria-label={label}
          className="block px-3 py-2 text-foreground underline decoration-1 underline-offset-4 -outline-offset-2 hover:decoration-2"
        >
          {text}
        </Link>
      ) : (
        <span className={cn("block px-3 py-2", depth === null && "text-muted-foreground")}>{text}</span>
      )}
    </td>
  );
}
