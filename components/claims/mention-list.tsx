"use client";

import { useState } from "react";
import { voicesTo } from "#lib/claims/attribution-chain.ts";
import type { Mention, Origin } from "#lib/claims/dossier.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DetachMention } from "./detach-mention.tsx";
import {
  ATTRIBUTION_KIND_LABELS,
  CHECK_WORTHINESS_LABELS,
  CLAIM_TYPE_LABELS,
  FACTUALITY_LABELS,
  QUOTE_TYPE_LABELS,
} from "./labels.ts";
import { MentionDialog } from "./mention-dialog.tsx";
import { PassageSource } from "./passage-source.tsx";
import { quantityLabel } from "./quantity-label.ts";

interface Props {
  projectId: string;
  mentions: readonly Mention[];
  origins: readonly Origin[];
  canEdit: boolean;
  blind: boolean;
  onChanged: () => Promise<void>;
}

/** Where the claim is made, and on whose word. */
export function MentionList({ projectId, mentions, origins, canEdit, blind, onChanged }: Props) {
  const [editedId, setEditedId] = useState<string | null>(null);
  return (
    <section aria-labelledby="mentions">
      <h2 id="mentions" className="mb-2 font-serif text-lg">
        Mentions
      </h2>
      {mentions.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          No passage is tied to this claim. Tie one from its card in an article.
        </p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {mentions.map((mention) => (
            <li key={mention.id} className="flex flex-col gap-1.5 px-4 py-3">
              <blockquote dir="auto" className="font-reading">
                {mention.exact}
              </blockquote>
              <PassageSource projectId={projectId} item={mention} blind={blind} />
              <Chain mention={mention} origins={origins} />
              <Facts mention={mention} />
              {canEdit && !blind ? (
                <div className="flex flex-wrap gap-2">
                  <Button size="sm" variant="secondary" onClick={() => setEditedId(mention.id)}>
                    Edit who said it
                  </Button>
                  <DetachMention mention={mention} onChanged={onChanged} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <MentionDialog
        projectId={projectId}
        mention={mentions.find(({ id }) => id === editedId) ?? null}
        origins={origins}
        onClose={() => setEditedId(null)}
        onChanged={onChanged}
      />
    </section>
  );
}

/** Outlet → those who relay it → origin, with the words by which each says it. */
function Chain({ mention, origins }: { mention: Mention; origins: readonly Origin[] }) {
  const nameOf = (id: string | null) => origins.find((origin) => origin.id === id)?.name;
  const recorded = voicesTo(mention.chain, mention.originId);
  const origin = nameOf(mention.originId);
  const voices =
    recorded.length > 0
      ? recorded.map((step) => ({
          key: step.id,
          name: nameOf(step.originId) ?? (step.name || "somebody unnamed"),
          how: step.cue ? `“${step.cue.exact}”` : "",
          kind: step.kind === "statement" ? "" : ATTRIBUTION_KIND_LABELS[step.kind].toLowerCase(),
        }))
      : [{ key: "origin", name: origin ?? "nobody named", how: "", kind: "" }];
  return (
    <ol aria-label="Attribution" className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <li>{mention.publisher || "This article"}</li>
      {voices.map(({ key, name, how, kind }, index) => (
        <li key={key} className="flex items-baseline gap-2">
          <span aria-hidden="true" className="text-muted-foreground">
            →
          </span>
          <span className={index === voices.length - 1 && origin ? "font-medium" : ""}>
            {name}
            {how || kind ? (
              <span className="font-normal text-muted-foreground">
                {" "}
                {[kind, how].filter(Boolean).join(", ")}
              </span>
            ) : null}
          </span>
        </li>
      ))}
      {mention.anonymous ? (
        <li>
          <Badge tone="outline">anonymous</Badge>
        </li>
      ) : null}
    </ol>
  );
}

function Facts({ mention }: { mention: Mention }) {
  const { attribution, factuality, hedgeCues, quoteType, quantity, checkWorthiness, claimTypes } = mention;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      <Fact name="Number" value={quantity ? quantityLabel(quantity) : ""} />
      <Fact name="Firmness" value={FACTUALITY_LABELS[factuality]} />
      <Fact name="Attribution" value={attribution} />
      <Fact name="Hedges" value={hedgeCues} />
      <Fact name="Quotation" value={quoteType === "none" ? "" : QUOTE_TYPE_LABELS[quoteType]} />
      <Fact name="Unverified" value={mention.explicitlyUnverified ? "the article says so" : ""} />
      <Fact name="Kind" value={claimTypes.map((type) => CLAIM_TYPE_LABELS[type]).join(", ")} />
      <Fact name="Worth checking" value={checkWorthiness ? CHECK_WORTHINESS_LABELS[checkWorthiness] : ""} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <div className="flex gap-1">
      <dt className="text-muted-foreground">{name}:</dt>
      <dd>{value}</dd>
    </div>
  );
}
