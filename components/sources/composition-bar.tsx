import { TAG_GLYPHS } from "#lib/annotations/tags.ts";
import { percent } from "#lib/corroboration/independence.ts";
import type { Composition } from "#lib/publishers/composition.ts";

const PARTS = [
  { key: "claim", name: "claim", glyph: TAG_GLYPHS.claim, look: "fill-tag-claim" },
  { key: "opinion", name: "opinion", glyph: TAG_GLYPHS.opinion, look: "fill-tag-opinion" },
  { key: "boilerplate", name: "boilerplate", glyph: TAG_GLYPHS.boilerplate, look: "fill-tag-boilerplate" },
  { key: "untagged", name: "untagged", glyph: "", look: "fill-muted" },
] as const;

const WIDTH = 160;

/** "claim 31%, opinion 4%, boilerplate 12%, untagged 53%". */
export function compositionText(composition: Composition): string {
  if (composition.total === 0) return "no text";
  return PARTS.map(({ key, name }) => `${name} ${percent(composition[key] / composition.total)}`).join(", ");
}

/** What a text consists of, by characters: a bar and the shares in words. */
export function CompositionBar({ composition }: { composition: Composition }) {
  if (composition.total === 0) return <span className="text-xs text-muted-foreground">no text</span>;
  const text = compositionText(composition);
  const share = (key: (typeof PARTS)[number]["key"]) => composition[key] / composition.total;
  const before = (index: number) => PARTS.slice(0, index).reduce((sum, { key }) => sum + share(key), 0);
  return (
    <span className="block">
      <svg
        role="img"
        aria-label={text}
        width={WIDTH}
        height={14}
        className="block max-w-full forced-color-adjust-none"
      >
        {PARTS.map(({ key, name, look }, index) => (
          <rect
            key={name}
            x={before(index) * WIDTH}
            width={share(key) * WIDTH}
            height={14}
            className={look}
          />
        ))}
        <rect x={0.5} y={0.5} width={WIDTH - 1} height={13} className="fill-none stroke-input" />
      </svg>
      <span className="mt-1 block text-xs whitespace-nowrap text-muted-foreground" aria-hidden="true">
        {PARTS.filter(({ key }) => composition[key] > 0)
          .map(({ key, glyph, name }) => `${glyph || name} ${percent(composition[key] / composition.total)}`)
          .join("  ")}
      </span>
    </span>
  );
}
