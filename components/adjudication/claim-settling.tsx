"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 } from "uuid";
import type { LevelAdjudication } from "#lib/adjudication/adjudication.ts";
import { proposeLevel } from "#lib/adjudication/judgments.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import { LEVELS, levelLabel, RUBRIC, type Level } from "#lib/corroboration/rubric.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toastUndo } from "#components/ui/toasts.ts";
import { GoldDialog } from "../agreement/gold-dialog.tsx";
import { CONFIDENCE_LABELS } from "../claims/labels.ts";
import { useLevelKeys } from "./use-level-keys.ts";

interface Props {
  claim: { id: string; text: string };
  judgments: readonly Judgment[];
  settled: LevelAdjudication | null;
  claimHref: string;
  nextHref: string | null;
  /** Whether the level may be made gold. */
  canGold: boolean;
}

/** The judgments of one claim side by side with their reasons, and the level they are settled at. */
export function ClaimSettling({ claim, judgments, settled, claimHref, nextHref, canGold }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [saved, setRow] = useState(settled);
  // Somebody else may have settled it since.
  const row = settled && settled.version > (saved?.version ?? 0) ? settled : saved;
  const [note, setNote] = useState(settled?.note ?? "");
  const [problem, setProblem] = useState<Failure | null>(null);
  const level = row && row.deletedAt === null ? row.level : null;
  const voices = judgments.map(({ id, reviewerId, level: own }) => ({
    id,
    reviewer: reviewerId,
    level: own,
  }));
  const proposal = proposeLevel(voices, "majority");
  const heard = judgments.map(({ id, version }) => ({ id, version }));

  const save = async (kind: string, input: object) => {
    setProblem(null);
    const sent = await send<LevelAdjudication>(`level-adjudication.${kind}`, input);
    if (sent.ok) {
      setRow(sent.value);
      router.refresh();
      return sent.value;
    }
    setProblem(sent.error);
    return null;
  };
  const settle = async (chosen: Level) => {
    if (busy) return;
    const before = row;
    const content = { level: chosen, note, heard };
    const after = before
      ? await save("update", { id: before.id, version: before.version, ...content })
      : await save("create", { id: v7(), claimId: claim.id, ...content });
    if (!after) return;
    const on = { id: after.id, version: after.version };
    toastUndo(`Settled at ${levelLabel(chosen)}`, () => {
      const back =
        before && before.deletedAt === null ? { ...on, level: before.level, note: before.note, heard } : null;
      void save(back ? "update" : "withdraw", back ?? on);
    });
  };
  useLevelKeys((chosen) => void settle(chosen));

  const changed = row !== null && level !== null && judgments.some((j) => j.updatedAt > row.updatedAt);
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1 className="font-serif text-2xl text-balance">{claim.text}</h1>
        <p className="mt-2 flex flex-wrap gap-4 text-sm">
          <Link href={claimHref} className="text-primary underline underline-offset-2">
            Evidence and ledger
          </Link>
          {nextHref ? (
            <Link href={nextHref} className="text-primary underline underline-offset-2">
              Next claim
            </Link>
          ) : null}
        </p>
      </header>
      <ul aria-label="Judgments" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {judgments.map((judgment) => (
          <li key={judgment.id} className="flex flex-col gap-2 rounded-lg border bg-card p-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-sm font-medium">{judgment.reviewer}</h2>
              <LevelBadge level={judgment.level} />
            </div>
            <p className="text-sm">{judgment.rationale}</p>
            <p className="mt-auto text-xs text-muted-foreground">
              Confidence: {CONFIDENCE_LABELS[judgment.confidence].name.toLowerCase()}
              {judgment.blind ? ", judged blind" : ""}
              {judgment.suggestedLevel === null ? "" : `, suggested ${judgment.suggestedLevel}`}
              {level !== null && judgment.level !== level ? " · dissents" : ""}
            </p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="settled-level" className="rounded-lg border bg-card p-4">
        <h2 id="settled-level" className="flex flex-wrap items-center gap-3 font-serif text-lg">
          Settled level{" "}
          {level === null ? (
            <LevelOpen proposal={proposal} />
          ) : (
            <LevelBadge level={level} className="font-sans" />
          )}
        </h2>
        {changed ? (
          <p className="mt-1 text-sm font-medium text-warning">
            A judgment changed after this was settled. Look at it again.
          </p>
        ) : null}
        <Field label="Why" optional className="mt-3" hint="Kept and exported with the level and the dissent.">
          {(control) => (
            <Textarea {...control} rows={2} value={note} onChange={({ target }) => setNote(target.value)} />
          )}
        </Field>
        <div role="group" aria-label="Settle at" className="mt-3 flex flex-wrap gap-2">
          {LEVELS.toReversed().map((each) => (
            <Button
              key={each}
              variant={each === level ? "primary" : "secondary"}
              aria-pressed={each === level}
              busy={busy}
              title={RUBRIC[each].definition}
              onClick={() => void settle(each)}
            >
              {levelLabel(each)}
            </Button>
          ))}
          {row && level !== null ? (
            <Button
              variant="ghost"
              busy={busy}
              onClick={() => void save("withdraw", { id: row.id, version: row.version })}
            >
              Open again
            </Button>
          ) : null}
          {canGold && level !== null ? (
            <GoldDialog
              key={level}
              size="md"
              answer={{ kind: "level", claimId: claim.id, level }}
              expected={levelLabel(level)}
              reason={note}
            />
          ) : null}
        </div>
        <p className="mt-2 text-xs text-muted-foreground">Keys 0–5 settle the level at once.</p>
        <div className="mt-3">
          <ProblemAlert problem={problem} />
        </div>
      </section>
    </div>
  );
}

function LevelOpen({ proposal }: { proposal: Level | null }) {
  return (
    <span className="text-sm text-muted-foreground">
      open
      {proposal === null ? ", and no level has a majority" : `; the majority says ${levelLabel(proposal)}`}
    </span>
  );
}
