import { TAG_GLYPHS, type Subtype, type Tag } from "#lib/annotations/tags.ts";
import { cn } from "./class-names.ts";

const LOOKS = {
  claim: "bg-tag-claim-tint decoration-solid decoration-tag-claim-line",
  opinion: "bg-tag-opinion-tint decoration-dashed decoration-tag-opinion-line",
  boilerplate: "bg-tag-boilerplate-tint decoration-dotted decoration-tag-boilerplate-line",
} as const satisfies Record<Tag, string>;

/** "loaded-language" as people write it. */
export function subtypeLabel(subtype: Subtype): string {
  return subtype.replaceAll("-", " ");
}

/** "Claim", as it begins a line or stands on a button. */
export function tagLabel(tag: Tag): string {
  return tag.charAt(0).toUpperCase() + tag.slice(1);
}

export interface TagBadgeProps {
  tag: Tag;
  subtype?: Subtype | null;
  /** How many; read as "3 claim". */
  count?: number;
  className?: string;
}

/** A tag as its passages look in the text: tint and underline, and always glyph and word. */
export function TagBadge({ tag, subtype, count, className }: TagBadgeProps) {
  return (
    <span
      data-badge=""
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap text-foreground",
        LOOKS[tag],
        className,
      )}
    >
      <span aria-hidden="true">{TAG_GLYPHS[tag]}</span>
      {count === undefined ? null : <span className="tabular-nums">{count}</span>}
      <span className="underline decoration-2 underline-offset-3 [text-decoration-color:inherit] [text-decoration-style:inherit]">
        {tagLabel(tag)}
      </span>
      {subtype ? <span className="font-normal">{subtypeLabel(subtype)}</span> : null}
    </span>
  );
}
