"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Settled } from "#lib/adjudication/propose.ts";
import { SUBTYPES, TAGS, type Subtype, type Tag } from "#lib/annotations/tags.ts";
import { firstEndingAfter } from "#lib/text/spans.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { subtypeLabel, tagLabel } from "#components/ui/tag-badge.tsx";

export interface OwnDraft extends TextSpan {
  tag: Tag;
  subtype: Subtype | null;
  note: string;
}

interface Props {
  start: OwnDraft;
  text: string;
  words: readonly TextSpan[];
  /** Called with every move, so that the text shows what is being written. */
  onMove: (span: TextSpan) => void;
  onSave: (settled: Settled, note: string) => void;
  onCancel: () => void;
}

/** Writes a decision of one's own: boundaries by words, tag and subtype, and why. */
export function OwnForm({ start, text, words, onMove, onSave, onCancel }: Props) {
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
    first.current?.form?.scrollIntoView({ block: "nearest" });
  }, []);
  const [draft, setDraft] = useState(start);
  const move = (edge: "start" | "end", by: 1 | -1) => {
    const next = moved(draft, edge, by, words);
    setDraft({ ...draft, ...next });
    onMove(next);
  };
  const save = () => {
    const { note, ...settled } = draft;
    onSave(settled, note.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      save();
    } else return;
  };
  const nudge = (edge: "start" | "end", by: 1 | -1, label: string, sign: string) => (
    <Button size="sm" variant="secondary" aria-label={label} onClick={() => move(edge, by)}>
      {sign}
    </Button>
  );
  return (
    <Form
      aria-label="Write own"
      className="mt-2 flex flex-col gap-3 rounded-md border border-primary p-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="font-serif text-sm/6" aria-live="polite">
        {text.slice(draft.start, draft.end)}
      </p>
      <div className="flex flex-wrap items-center gap-2 text-xs">
        <span>Start</span>
        {nudge("start", -1, "Begin one word earlier", "←")}
        {nudge("start", 1, "Begin one word later", "→")}
        <span className="ms-3">End</span>
        {nudge("end", -1, "End one word earlier", "←")}
        {nudge("end", 1, "End one word later", "→")}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Tag">
          {(control) => (
            <Select
              {...control}
              ref={first}
              value={draft.tag}
              onChange={({ target }) => {
                const tag = TAGS.find((each) => each === target.value) ?? draft.tag;
                setDraft({ ...draft, tag, subtype: null });
              }}
            >
              {TAGS.map((tag) => (
                <option key={tag} value={tag}>
                  {tagLabel(tag)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Subtype" optional>
          {(control) => (
            <Select
              {...control}
              value={draft.subtype ?? ""}
              onChange={({ target }) => {
                const fitting: readonly Subtype[] = SUBTYPES[draft.tag];
                setDraft({ ...draft, subtype: fitting.find((each) => each === target.value) ?? null });
              }}
            >
              <option value="">None</option>
              {SUBTYPES[draft.tag].map((subtype) => (
                <option key={subtype} value={subtype}>
                  {subtypeLabel(subtype)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field label="Why" optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={draft.note}
            onChange={({ target }) => setDraft({ ...draft, note: target.value })}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button size="sm" type="submit">
          Settle so <Keys keys="enter" />
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel <Keys keys="escape" />
        </Button>
      </div>
    </Form>
  );
}

/** Moves one edge by a word; the passage never becomes empty. */
function moved(
  { start, end }: TextSpan,
  edge: "start" | "end",
  by: 1 | -1,
  words: readonly TextSpan[],
): TextSpan {
  if (edge === "start") {
    const first = firstEndingAfter(words, start);
    const next = words[by === 1 ? first + 1 : words[first]?.start === start ? first - 1 : first]?.start;
    return next === undefined || next >= end ? { start, end } : { start: next, end };
  }
  const last = firstEndingAfter(words, end - 1);
  const next = by === 1 ? words[firstEndingAfter(words, end)]?.end : words[last - 1]?.end;
  return next === undefined || next <= start ? { start, end } : { start, end: next };
}
