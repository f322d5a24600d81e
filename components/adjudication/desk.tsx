"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { v7 } from "uuid";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import { alignAnnotations, type ReviewerAnnotation } from "#lib/adjudication/align.ts";
import { deskEntries, type DeskEntry } from "#lib/adjudication/desk.ts";
import type { DeskContext } from "#lib/adjudication/expected.ts";
import type { Outcome } from "#lib/adjudication/propose.ts";
import type { Block, TextSpan } from "#lib/text/passage.ts";
import { wordsOf } from "#lib/text/segments.ts";
import { Alert } from "#components/ui/alert.tsx";
import { useOutboxHandle, useUserId } from "#components/outbox/outbox-provider.tsx";
import { toastUndo } from "#components/ui/toasts.ts";
import { changeFor, heardAt, joined, mergeChanges, type Verdict } from "./decide.ts";
import { DeskBar } from "./desk-bar.tsx";
import { DeskKeysDialog } from "./desk-keys-dialog.tsx";
import { paintedPlace, placeAt, startDraft } from "./desk-places.ts";
import { EntryList } from "./entry-list.tsx";
import { OwnForm, type OwnDraft } from "./own-form.tsx";
import type { StatePainter } from "./state-painter.ts";
import { StateText } from "./state-text.tsx";
import { StrategyBar, type StrategyChoice } from "./strategy-bar.tsx";
import { useDecisions } from "./use-decisions.ts";
import { useDeskKeys, type NamedAction } from "./use-desk-keys.ts";

export interface DeskProps {
  projectId: string;
  article: { id: string; versionId: string; title: string; text: string; blocks: Block[]; language: string };
  annotations: (ReviewerAnnotation & { version: number })[];
  readers: string[];
  adjudications: Adjudication[];
  names: Record<string, string>;
  /** Whether decisions may be made gold. */
  gold: boolean;
  /** What each reviewer's voice counts by the reviewer model. */
  voices: Record<string, number>;
  /** Opens the place at this offset (UTF-16 code units) first. */
  at: number | null;
  /** Where the queue and the next article are. */
  queueHref: string;
  nextHref: string | null;
}

/** Settles one text: the passages of all reviewers side by side, one key per decision, every one with undo. */
export function Desk(props: DeskProps) {
  const { article, annotations, readers, names } = props;
  const router = useRouter();
  const userId = useUserId();
  const outbox = useOutboxHandle();
  const painter = useRef<StatePainter | null>(null);
  const [choice, setChoice] = useState<StrategyChoice>({ vote: "majority", boundary: "most-common" });
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [own, setOwn] = useState<{ draft: OwnDraft; entry: DeskEntry | null } | null>(null);
  const [ownSpan, setOwnSpan] = useState<TextSpan | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [spoken, setSpoken] = useState("");

  const context = useMemo<DeskContext>(
    () => ({
      ...{ projectId: props.projectId, articleId: article.id, versionId: article.versionId },
      ...{ adjudicatorId: userId, text: article.text },
      annotations: new Map(annotations.map((row) => [row.id, row])),
    }),
    [props.projectId, article, annotations, userId],
  );
  const reload = useCallback(() => router.refresh(), [router]);
  const decisions = useDecisions(context, props.adjudications, reload);
  const strategy = useMemo(
    () => ({ ...choice, weights: new Map(Object.entries(props.voices)) }),
    [choice, props.voices],
  );
  const groups = useMemo(() => alignAnnotations(annotations, readers), [annotations, readers]);
  const entries = useMemo(
    () => deskEntries(groups, decisions.rows, strategy),
    [groups, decisions.rows, strategy],
  );
  const words = useMemo(
    () => wordsOf(article.text, article.blocks, article.language || null),
    [article.text, article.blocks, article.language],
  );
  const places = useMemo(() => entries.map(paintedPlace), [entries]);
  const merging = useMemo(() => mergeChanges(entries, strategy, context, v7), [entries, strategy, context]);
  const chosen =
    entries.find(({ key }) => key === chosenKey) ??
    placeAt(entries, props.at) ??
    entries.find(({ conflict }) => conflict) ??
    entries[0] ??
    null;
  const left = entries.filter(({ conflict }) => conflict).length;

  const choose = (entry: DeskEntry | null) => {
    if (!entry) return;
    setChosenKey(entry.key);
    closeOwn();
    document.getElementById(`place-${entry.key}`)?.focus({ preventScroll: true });
  };
  const walk = (by: 1 | -1, wanted: (entry: DeskEntry) => boolean) => {
    const at = chosen ? entries.indexOf(chosen) : -1;
    const order = by === 1 ? entries.slice(at + 1) : entries.slice(0, Math.max(0, at)).toReversed();
    const around = by === 1 ? entries : entries.toReversed();
    choose(order.find(wanted) ?? around.find(wanted) ?? null);
  };
  const nextConflict = () => walk(1, (entry) => entry.conflict && entry.key !== chosen?.key);

  const settle = (entry: DeskEntry, verdict: Verdict, done: string) => {
    decisions.decide([changeFor({ decision: entry.decision, heard: heardAt(entry) }, verdict, context, v7)]);
    const others = left - (entry.conflict ? 1 : 0);
    setSpoken(`${done}. ${others === 0 ? "Nothing is left to decide." : `${others} left.`}`);
    nextConflict();
  };
  const accept = (entry: DeskEntry, index: number) => {
    const member = entry.group?.members[index];
    if (!member) return;
    const { start, end, tag, subtype } = member;
    const outcome: Outcome = { kind: "keep", settled: { start, end, tag, subtype } };
    settle(entry, { outcome, method: "accept" }, `Accepted ${names[member.reviewer] ?? "one reviewer"}`);
  };
  const merge = (entry: DeskEntry, how: "union" | "intersection") => {
    if ((entry.group?.members.length ?? 0) < 2) return;
    const outcome = joined(entry.group?.members ?? [], how);
    settle(entry, { outcome, method: how }, how === "union" ? "Boundaries joined" : "Shared stretch kept");
  };
  const reject = (entry: DeskEntry) => {
    if (heardAt(entry).length > 0)
      settle(entry, { outcome: { kind: "reject" }, method: "reject" }, "Rejected all");
  };
  const takeProposal = (entry: DeskEntry) => {
    if (entry.proposal) settle(entry, { outcome: entry.proposal, method: choice.vote }, "Took the proposal");
  };
  const undo = () => setSpoken(decisions.undo() ? "Took it back." : "There is nothing to take back.");
  const reopen = ({ decision }: DeskEntry) => {
    if (!decision) return;
    const input = { id: decision.id, version: decision.version };
    decisions.decide([{ kind: "adjudication.withdraw", input }]);
    setSpoken("Open again.");
  };
  const mergeAll = () => {
    if (merging.length === 0) return;
    decisions.decide(merging);
    setSpoken(`${merging.length} places settled.`);
    toastUndo(merging.length === 1 ? "1 place settled" : `${merging.length} places settled`, undo);
  };
  const writeOwn = (entry: DeskEntry | null) => {
    const started = startDraft(entry, painter.current?.selection() ?? null, article);
    if (!started) return;
    setOwn(started);
    setOwnSpan({ start: started.draft.start, end: started.draft.end });
  };
  const closeOwn = () => {
    setOwn(null);
    setOwnSpan(null);
  };
  const makeExample = ({ decision }: DeskEntry) => {
    if (!decision) return;
    const { start, end, tag, subtype } = decision;
    const passage = { start, end, exact: article.text.slice(start, end) };
    const explanation = decision.note;
    const input = { id: v7(), versionId: article.versionId, passage, tag, subtype, explanation };
    const kind = "guideline-example.add";
    void outbox?.enqueue([{ id: v7(), kind, input: { ...input, adjudicationId: decision.id } }]);
    setSpoken("It is an example in the guideline now.");
    toastUndo("Added to the guideline's examples", () => {
      void outbox?.enqueue([
        { id: v7(), kind: "guideline-example.remove", input: { id: input.id, version: 1 } },
      ]);
    });
  };

  const onChosen = (run: (entry: DeskEntry) => void) => () => {
    if (chosen) run(chosen);
  };
  const perform: Record<NamedAction, () => void> = {
    next: nextConflict,
    previous: () => walk(-1, (entry) => entry.conflict && entry.key !== chosen?.key),
    "next-place": () => walk(1, () => true),
    "previous-place": () => walk(-1, () => true),
    proposal: onChosen(takeProposal),
    union: onChosen((entry) => merge(entry, "union")),
    intersection: onChosen((entry) => merge(entry, "intersection")),
    own: () => writeOwn(chosen),
    reject: onChosen(reject),
    reopen: onChosen(reopen),
    example: onChosen(makeExample),
    merge: mergeAll,
    undo,
    help: () => setHelpOpen(true),
  };
  useDeskKeys((action) => {
    if (typeof action === "string") perform[action]();
    else if (chosen) accept(chosen, action.accept);
  });

  const form = own ? (
    <OwnForm
      key={own.entry?.key ?? "new"}
      start={own.draft}
      text={article.text}
      words={words}
      onMove={setOwnSpan}
      onCancel={closeOwn}
      onSave={(settled, note) => {
        const target = own.entry ?? { decision: null, group: null };
        const verdict = { outcome: { kind: "keep", settled }, method: "own", note } as const;
        closeOwn();
        if (own.entry) settle(own.entry, verdict, "Written anew");
        else decisions.decide([changeFor({ decision: target.decision, heard: [] }, verdict, context, v7)]);
      }}
    />
  ) : null;

  return (
    <div className="flex h-full flex-col">
      <DeskBar
        title={article.title}
        counts={{ all: entries.length, left, readers: readers.length }}
        queueHref={props.queueHref}
        nextHref={props.nextHref}
        canUndo={decisions.canUndo}
        onUndo={undo}
        onHelp={() => setHelpOpen(true)}
      />
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {decisions.refused ? (
        <Alert tone="warning" title="Not settled" className="m-3">
          {decisions.refused}
        </Alert>
      ) : null}
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,2fr)_minmax(0,3fr)] lg:grid-cols-[minmax(0,1fr)_28rem] lg:grid-rows-1">
        <div
          role="region"
          aria-label="Article"
          tabIndex={0}
          className="min-h-0 overflow-y-auto border-b px-3 py-4 -outline-offset-2 lg:border-b-0"
        >
          <StateText
            {...{ text: article.text, blocks: article.blocks, language: article.language, places }}
            onPainter={(made) => {
              painter.current = made;
            }}
            chosen={chosen?.span ?? null}
            own={ownSpan}
            onChoose={(key) => choose(entries.find((entry) => entry.key === key) ?? null)}
          />
        </div>
        <aside
          aria-label="Places"
          className="flex min-h-0 flex-col bg-card max-lg:overflow-y-auto lg:border-s"
        >
          <StrategyBar {...{ choice, onChoice: setChoice, changes: merging.length, onMerge: mergeAll }} />
          {own && !own.entry ? <div className="border-b p-3">{form}</div> : null}
          <EntryList
            entries={entries}
            chosen={chosen}
            text={article.text}
            nameOf={(id) => names[id] ?? "Former reviewer"}
            onChoose={choose}
            form={own?.entry ? form : null}
            gold={props.gold}
            actionsFor={(entry) => ({
              accept: (index) => accept(entry, index),
              merge: (how) => merge(entry, how),
              reject: () => reject(entry),
              writeOwn: () => writeOwn(entry),
              takeProposal: () => takeProposal(entry),
              reopen: () => reopen(entry),
              makeExample: () => makeExample(entry),
            })}
          />
        </aside>
      </div>
      <DeskKeysDialog open={helpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}
