import { differences } from "#lib/guideline/difference.ts";

/** What changed between two versions; taken out is struck, put in is underlined. */
export function RulesDifference({ before, after }: { before: string; after: string }) {
  const parts = differences(before, after);
  if (parts.every(({ kind }) => kind === "same"))
    return <p className="text-sm text-muted-foreground">The text is the same.</p>;
  return (
    <p className="max-w-180 font-serif text-base/7 whitespace-pre-line">
      {parts.map(({ kind, text }, index) => {
        if (kind === "removed")
          return (
            <del key={index} className="bg-destructive-tint text-destructive decoration-1">
              {text}
            </del>
          );
        if (kind === "added")
          return (
            <ins key={index} className="bg-accent text-accent-foreground decoration-2 underline-offset-4">
              {text}
            </ins>
          );
        return <span key={index}>{text}</span>;
      })}
    </p>
  );
}
