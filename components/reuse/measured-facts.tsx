import type { ReactNode } from "react";
import type { DerivationMeasurement } from "#lib/corroboration/derivation.ts";
import { counted } from "#lib/corroboration/headline.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { DERIVATION_LABELS } from "#components/sources/labels.ts";

interface Props {
  a: { id: string; title: string };
  b: { id: string; title: string };
  measured: DerivationMeasurement;
}

/** What was measured about two articles, and what it suggests. */
export function MeasuredFacts({ a, b, measured }: Props) {
  const { overlap, quotes, errors, suggestion } = measured;
  const derived = [a, b].find(({ id }) => id === suggestion.derivedId);
  return (
    <div className="flex flex-col gap-4">
      <h2 className="font-serif text-lg">What was measured</h2>
      <p className="text-base">
        Suggests: <strong className="font-medium">{DERIVATION_LABELS[suggestion.level].toLowerCase()}</strong>
        {derived ? `, “${derived.title}” from the other` : ""}
      </p>
      <ul className="list-disc ps-5 text-sm">
        {suggestion.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[1fr_auto]">
        <Fact
          name={`Five-word runs of “${a.title}” that the other has too`}
          value={percent(overlap.containmentInB)}
        />
        <Fact
          name={`Five-word runs of “${b.title}” that the other has too`}
          value={percent(overlap.containmentInA)}
        />
        <Fact name="Runs in common of all runs (Jaccard)" value={percent(overlap.jaccard)} />
      </dl>
      <Traces title={`${counted(errors.length, "shared error")}: spelled or counted so by no other article`}>
        {errors.map(({ kind, found, usual }) => (
          <li key={kind + found}>
            <q>{found}</q> where others have <q>{usual}</q> ({kind})
          </li>
        ))}
      </Traces>
      <Traces
        title={`${counted(quotes.shared.length, "shared quotation")}, ${quotes.inSameOrder} in the same order`}
      >
        {quotes.shared.map(({ text, inA }) => (
          <li key={inA.start}>
            <q>{text}</q>
          </li>
        ))}
      </Traces>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="contents">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="font-medium tabular-nums max-sm:mb-1 sm:text-end">{value}</dd>
    </div>
  );
}

function Traces({ title, children }: { title: string; children: ReactNode[] }) {
  return (
    <section>
      <h3 className="text-sm font-medium">{title}</h3>
      {children.length > 0 ? <ul className="mt-1 list-disc ps-5 text-sm">{children}</ul> : null}
    </section>
  );
}
