"use client";

import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { v7 } from "uuid";
import { SUBTYPES, TAGS, type Subtype, type Tag } from "#lib/annotations/tags.ts";
import type { TouchedRule } from "#lib/guideline/guideline.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { subtypeLabel, tagLabel } from "#components/ui/tag-badge.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props {
  projectId: string;
  text: string;
  /** Number of the newest version; 0 before the first. */
  latest: number;
}

/** Writes the next version of the rules. */
export function GuidelineEditor({ projectId, text, latest }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ text, note: "" });
  const [touches, setTouches] = useState<TouchedRule[]>([]);
  const [problem, setProblem] = useState<Failure | null>(null);
  const publish = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = await send("guideline.create", { id: v7(), projectId, basedOn: latest, ...draft, touches });
    if (!sent.ok) return setProblem(sent.error);
    setProblem(null);
    setOpen(false);
    router.refresh();
  };
  const toggle = (next: boolean) => {
    if (next) {
      setDraft({ text, note: "" });
      setTouches([]);
      setProblem(null);
    }
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <DialogTrigger asChild>
        <Button>Change the rules</Button>
      </DialogTrigger>
      <DialogContent
        size="lg"
        title="Change the rules"
        description="Everybody sees what changed since they last read it."
      >
        <Form className="flex flex-col gap-4" onSubmit={publish}>
          <ProblemAlert problem={problem} />
          <Field
            label="Rules"
            hint="A blank line begins a paragraph; a line that begins with # is a heading."
          >
            {(control) => (
              <Textarea
                {...control}
                rows={12}
                className="font-serif"
                value={draft.text}
                onChange={({ target }) => setDraft({ ...draft, text: target.value })}
              />
            )}
          </Field>
          <Field label="What changed and why" error={problem?.fields?.["note"]}>
            {(control) => (
              <Input
                {...control}
                required
                value={draft.note}
                onChange={({ target }) => setDraft({ ...draft, note: target.value })}
              />
            )}
          </Field>
          <TouchedRules touches={touches} onChange={setTouches} />
          <Button type="submit" busy={busy} className="self-end">
            Publish the new version
          </Button>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

/** Which decisions are to be opened again. */
function TouchedRules({
  touches,
  onChange,
}: {
  touches: TouchedRule[];
  onChange: (touches: TouchedRule[]) => void;
}) {
  const choices = TAGS.flatMap((tag) => [
    { tag, subtype: null as Subtype | null },
    ...SUBTYPES[tag].map((subtype: Subtype) => ({ tag: tag as Tag, subtype })),
  ]);
  const nameOf = ({ tag, subtype }: TouchedRule) =>
    subtype ? `${tagLabel(tag)}: ${subtypeLabel(subtype)}` : `${tagLabel(tag)}, all of it`;
  const keyOf = ({ tag, subtype }: TouchedRule) => `${tag}/${subtype ?? ""}`;
  const chosen = new Set(touches.map(keyOf));
  return (
    <Field
      label="Open decisions again about"
      optional
      hint="Settled passages with these tags are asked about once more in Review."
    >
      {(control) => (
        <>
          <Select
            {...control}
            value=""
            onChange={({ target }) => {
              const rule = choices.find((each) => keyOf(each) === target.value);
              if (rule) onChange([...touches, rule]);
            }}
          >
            <option value="">Choose a tag or subtype …</option>
            {choices
              .filter((rule) => !chosen.has(keyOf(rule)))
              .map((rule) => (
                <option key={keyOf(rule)} value={keyOf(rule)}>
                  {nameOf(rule)}
                </option>
              ))}
          </Select>
          {touches.length > 0 ? (
            <ul className="mt-2 flex flex-wrap gap-2">
              {touches.map((rule) => (
                <li key={keyOf(rule)}>
                  <Button
                    size="sm"
                    variant="secondary"
                    aria-label={`Leave out ${nameOf(rule)}`}
                    onClick={() => onChange(touches.filter((each) => keyOf(each) !== keyOf(rule)))}
                  >
                    {nameOf(rule)} ×
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </Field>
  );
}
