import type { ReactNode } from "react";
import { dayLabel } from "#lib/articles/dates.ts";
import { DERIVATION_LEVELS } from "#lib/claims/vocabulary.ts";
import { counted } from "#lib/corroboration/headline.ts";
import { MINIMUM_CASES, type PublisherProfile, type Share } from "#lib/publishers/profile.ts";
import { Alert } from "#components/ui/alert.tsx";
import { CompositionBar, compositionText } from "./composition-bar.tsx";
import { DERIVATION_LABELS } from "./labels.ts";
import { ShareBar } from "./share-bar.tsx";

/** What the project's own data say about a publisher: shares with intervals, or that there is too little to say. */
export function ComputedRecord({ profile }: { profile: PublisherProfile }) {
  const { composition, attribution, derivation, claims } = profile;
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-180 text-sm text-muted-foreground">{sampleText(profile)}</p>
      {profile.articles < MINIMUM_CASES ? (
        <Alert title={`Fewer than ${MINIMUM_CASES} articles: read these as counts, not as a record.`}>
          A share with its interval is drawn wherever there are {MINIMUM_CASES} cases or more.
        </Alert>
      ) : null}
      <Part title="Composition" about="Characters of its articles by tag; overlapping tags count once.">
        {composition ? (
          <div>
            <CompositionBar composition={composition} />
            <p className="mt-1 text-sm">{compositionText(composition)}.</p>
          </div>
        ) : (
          <p className="text-sm text-muted-foreground">
            Shown for each article below; for all together from {MINIMUM_CASES} articles on.
          </p>
        )}
      </Part>
      <Part title="Attribution" about="On whose word its claims stand, by mentions.">
        <Shares
          rows={[
            ["Names no origin", attribution.unattributed],
            ["Origin kept anonymous", attribution.anonymous],
            ["Claim rests on one origin only", attribution.singleOrigin],
          ]}
        />
      </Part>
      <Part
        title="Derivation"
        about={`How much of its articles people found to be taken from others; ${derivation.undecided} undecided.`}
      >
        <Shares rows={DERIVATION_LEVELS.map((level) => [DERIVATION_LABELS[level], derivation[level]])} />
      </Part>
      <Part
        title="Claims"
        about={`What became of the claims it made, each once; ${claims.undecided} without a settled level, ${claims.notAssessable} not assessable.`}
      >
        <Shares
          rows={[
            ["Corroborated or confirmed", claims.corroborated],
            ["Contested", claims.contested],
            ["Contradicted", claims.contradicted],
          ]}
        />
      </Part>
    </div>
  );
}

function sampleText({ articles, excluded, span, window }: PublisherProfile): string {
  const dates = span
    ? `, published ${dayLabel(Date.parse(span.first))} to ${dayLabel(Date.parse(span.last))}`
    : "";
  const chosen =
    window.from || window.to ? ` Dates chosen: ${window.from ?? "any"} to ${window.to ?? "any"}.` : "";
  const left = excluded > 0 ? ` ${counted(excluded, "article")} outside the dates or undated left out.` : "";
  return `Sample: ${counted(articles, "article")}${dates}.${chosen}${left}`;
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <p className="mb-2 text-xs text-muted-foreground">{about}</p>
      {children}
    </section>
  );
}

function Shares({ rows }: { rows: readonly (readonly [string, Share])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,auto)] gap-x-4 gap-y-2 sm:grid-cols-[14rem_1fr]">
      {rows.map(([name, share]) => (
        <div key={name} className="contents">
          <dt className="text-sm">{name}</dt>
          <dd>
            <ShareBar share={share} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
