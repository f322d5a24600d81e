import Link from "next/link";
import type { WordHit } from "#lib/text/find-words.ts";

/** Lines of text around what was searched for, with the words marked. */
export function SearchHits({
  hits,
  hrefOf,
}: {
  hits: readonly WordHit[];
  hrefOf: (start: number) => string;
}) {
  return (
    <ul className="mt-2 grid gap-1 font-reading text-sm">
      {hits.map((hit) => (
        <li key={hit.start}>
          <Link href={hrefOf(hit.start)} className="text-muted-foreground hover:text-foreground">
            <MarkedExcerpt hit={hit} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function MarkedExcerpt({ hit: { excerpt, matches } }: { hit: WordHit }) {
  const lastEnd = matches.at(-1)?.end ?? 0;
  return (
    <>
      …{" "}
      {matches.map(({ start, end }, index) => (
        <span key={start}>
          {excerpt.slice(matches[index - 1]?.end ?? 0, start)}
          <mark className="rounded-sm bg-accent px-0.5 text-foreground">{excerpt.slice(start, end)}</mark>
        </span>
      ))}
      {excerpt.slice(lastEnd)} …
    </>
  );
}
