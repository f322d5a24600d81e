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
  let from = 0;
  const parts = matches.map(({ start, end }) => {
    const before = excerpt.slice(from, start);
    from = end;
    return (
      <span key={start}>
        {before}
        <mark className="rounded-sm bg-accent px-0.5 text-foreground">{excerpt.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <>
      … {parts}
      {excerpt.slice(from)} …
    </>
  );
}
