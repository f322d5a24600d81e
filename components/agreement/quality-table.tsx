import type { Proportion } from "#lib/agreement/proportion.ts";
import type { AgreementReport } from "#lib/agreement/report.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { percentText } from "./words.ts";

/** Each reviewer against gold and against themselves; null checks are withheld from those who are held against it. */
export function QualityTable({
  checks,
  nameOf,
}: {
  checks: AgreementReport["checks"];
  nameOf: (id: string) => string;
}) {
  if (checks === null) return null;
  return (
    <section aria-labelledby="checks" className="flex flex-col gap-2">
      <h2 id="checks" className="font-serif text-lg">
        Gold and repeats
      </h2>
      <p className="max-w-180 text-sm text-muted-foreground">
        How often a reviewer says what is gold, and how often they read the same words the same way when they
        meet them again. A paragraph that stands in two articles is a repeat; to plant one, import an article
        that carries paragraphs of another, and assign it to the same reviewer. Brackets: 95 % score interval.
      </p>
      {checks.length === 0 ? (
        <p className="text-sm">No reviewer has met gold or the same paragraph twice yet.</p>
      ) : (
        <Table
          stacked
          label="Reviewers against gold and themselves"
          caption="Reviewers against gold and against themselves"
        >
          <TableHead>
            <tr>
              <TableHeader>Reviewer</TableHeader>
              <TableHeader numeric>Gold passages</TableHeader>
              <TableHeader numeric>Gold levels</TableHeader>
              <TableHeader numeric>Same words again</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {checks.map(({ reviewer, passages, levels, self }) => (
              <TableRow key={reviewer}>
                <TableCell>{nameOf(reviewer)}</TableCell>
                {[
                  { label: "Gold passages", share: passages },
                  { label: "Gold levels", share: levels },
                  { label: "Same words again", share: self },
                ].map(({ label, share }) => (
                  <TableCell label={label} numeric key={label}>
                    <Share share={share} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

function Share({ share }: { share: Proportion }) {
  if (!share.defined) return <span className="text-muted-foreground">none met</span>;
  const limit = (value: number) => Math.round(value * 100);
  return (
    <>
      {percentText(share)}
      <span className="block text-xs text-muted-foreground">
        of {share.of} [{limit(share.lower)}–{limit(share.upper)} %]
      </span>
    </>
  );
}
