"use client";

import type { DeskEntry } from "#lib/adjudication/desk.ts";
import type { ReviewerAnnotation } from "#lib/adjudication/align.ts";
import type { Subtype } from "#lib/annotations/tags.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { TagBadge, tagLabel } from "#components/ui/tag-badge.tsx";
import { GoldDialog } from "../agreement/gold-dialog.tsx";
import { DISSENT_LABELS, METHOD_LABELS, STATE_LABELS } from "./labels.ts";

export interface CardActions {
  accept: (index: number) => void;
  merge: (how: "union" | "intersection") => void;
  reject: () => void;
  writeOwn: () => void;
  takeProposal: () => void;
  reopen: () => void;
  makeExample: () => void;
}

interface Props {
  entry: DeskEntry;
  text: string;
  nameOf: (reviewer: string) => string;
  actions: CardActions;
  /** Whether decisions may be made gold. */
  gold: boolean;
}

/** One place opened: who said what, and what can be decided. */
export function ConflictCard({ entry, text, nameOf, actions, gold }: Props) {
  const { group, decision } = entry;
  const members = group?.members ?? [];
  return (
    <div className="mt-2 flex flex-col gap-3">
      {members.length > 0 ? (
        <ol className="flex flex-col gap-2" aria-label="What reviewers marked">
          {members.map((member, index) => (
            <li key={member.id} className="rounded-md border bg-background p-2">
              <div className="flex flex-wrap items-center gap-2">
                <span className="text-sm font-medium">{nameOf(member.reviewer)}</span>
                <TagBadge tag={member.tag} subtype={member.subtype as Subtype | null} />
                <Button
                  size="sm"
                  variant="secondary"
                  className="ms-auto"
                  onClick={() => actions.accept(index)}
                >
                  Accept <span className="sr-only">{nameOf(member.reviewer)}</span>
                  {index < 9 ? <Keys keys={String(index + 1)} /> : null}
                </Button>
              </div>
              <Aligned member={member} entry={entry} text={text} />
            </li>
          ))}
        </ol>
      ) : null}
      {group && group.silent.length > 0 ? (
        <p className="text-xs text-muted-foreground">
          Marked nothing here: {group.silent.map(nameOf).join(", ")}.
        </p>
      ) : null}
      {decision ? <Standing {...{ entry, text, nameOf, actions, gold }} /> : null}
      <div className="flex flex-wrap gap-2">
        {entry.proposal && !decision ? (
          <Button size="sm" onClick={actions.takeProposal}>
            Take the proposal <Keys keys="enter" />
          </Button>
        ) : null}
        {members.length > 1 ? (
          <>
            <Button size="sm" variant="secondary" onClick={() => actions.merge("union")}>
              Union <Keys keys="u" />
            </Button>
            <Button size="sm" variant="secondary" onClick={() => actions.merge("intersection")}>
              Intersection <Keys keys="i" />
            </Button>
          </>
        ) : null}
        <Button size="sm" variant="secondary" onClick={actions.writeOwn}>
          Write own <Keys keys="w" />
        </Button>
        {members.length > 0 ? (
          <Button size="sm" variant="secondary" onClick={actions.reject}>
            Reject all <Keys keys="r" />
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** A reviewer's passage within the stretch that anybody marked: what they left out is struck back. */
function Aligned({ member, entry, text }: { member: ReviewerAnnotation; entry: DeskEntry; text: string }) {
  const { start, end } = entry.span;
  return (
    <p className="mt-1.5 font-serif text-sm/6">
      <span className="text-muted-foreground line-through decoration-1">
        {text.slice(start, member.start)}
      </span>
      <mark className="bg-accent text-accent-foreground forced-colors:bg-[Mark] forced-colors:text-[MarkText] forced-colors:[forced-color-adjust:none]">
        {text.slice(member.start, member.end)}
      </mark>
      <span className="text-muted-foreground line-through decoration-1">{text.slice(member.end, end)}</span>
    </p>
  );
}

function Standing({ entry, text, nameOf, actions, gold }: Props) {
  const { decision, unheard } = entry;
  if (!decision) return null;
  const { start, end } = decision;
  return (
    <section aria-label="Decision" className="rounded-md border border-primary/40 bg-accent/40 p-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        {decision.tag === null ? (
          <Badge>Nothing kept</Badge>
        ) : (
          <TagBadge tag={decision.tag} subtype={decision.subtype} />
        )}
        <span className="text-xs text-muted-foreground">
          {METHOD_LABELS[decision.method]}, {decision.decidedBy === "hand" ? "by hand" : "by strategy"}
        </span>
      </div>
      {decision.tag === null ? null : (
        <p className="mt-1 font-serif text-sm/6">{text.slice(decision.start, decision.end)}</p>
      )}
      {decision.dissent.length > 0 ? (
        <div className="mt-1 text-xs">
          <p>Dissent kept:</p>
          <ul className="list-disc ps-4">
            {decision.dissent.map(({ reviewer, kinds, reason = "" }) => (
              <li key={reviewer}>
                {nameOf(reviewer)}: {kinds.map((kind) => DISSENT_LABELS[kind]).join(", ")}
                {reason === "" ? "" : `, because “${reason}”`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {unheard.length > 0 ? (
        <p className="mt-1 text-xs font-medium text-warning">
          Changed since it was decided:{" "}
          {[...new Set(unheard.map(({ reviewer }) => nameOf(reviewer)))].join(", ")}.
        </p>
      ) : null}
      {decision.staleSince === null ? null : (
        <p className="mt-1 text-xs font-medium text-warning">A rule it rests on was changed. Decide anew.</p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={actions.reopen}>
          Open again <Keys keys="o" />
        </Button>
        <Button size="sm" variant="secondary" onClick={actions.makeExample}>
          Make it an example <Keys keys="g" />
        </Button>
        {gold ? (
          <GoldDialog
            key={decision.id}
            answer={{
              ...{ kind: "passage", versionId: decision.versionId },
              passage: { start, end, exact: text.slice(start, end) },
              ...{ tag: decision.tag, subtype: decision.subtype },
            }}
            expected={decision.tag ? tagLabel(decision.tag) : "nothing"}
            reason={decision.note}
          />
        ) : null}
      </div>
    </section>
  );
}

/** The state of a place in words and sign. */
export function StateBadge({ entry }: { entry: DeskEntry }) {
  const state = entry.group?.state ?? null;
  const label = state ? STATE_LABELS[state] : { name: "Nobody marked it", sign: "＋" };
  return (
    <span className="inline-flex items-center gap-1.5 text-xs font-medium">
      <span aria-hidden="true" className={`adj-${state ?? "settled"}`}>
        {label.sign}
      </span>
      {label.name}
    </span>
  );
}
