"use client";

import { useId, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useOperation, type Change } from "#components/operations/use-operation.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Label } from "#components/ui/label.tsx";
import type { Nameable } from "#lib/discussion/named-people.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { NamingTextarea } from "./naming-textarea.tsx";

interface Props {
  /** Read out as the name of the field. */
  label: string;
  placeholder: string;
  verb: string;
  people: readonly Nameable[];
  initial?: string;
  /** Takes the focus when it appears. */
  focused?: boolean;
  /** The field that the reader's key leads to. */
  marked?: boolean;
  /** The change that sends what was written; `id` is new with every comment. */
  change: (id: string, text: string) => Change;
  onDone: () => Promise<void>;
  onCancel?: () => void;
}

/** Where something is said. What was typed stays until it is kept; Ctrl or ⌘ with Enter sends it. */
export function CommentForm(props: Props) {
  const { label, placeholder, verb, people, initial = "", change, onDone, onCancel } = props;
  const field = useId();
  const { sendAll, busy } = useOperation();
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<Failure | null>(null);
  // The same id until it is kept: an answer that was lost on the way leaves one comment.
  const [id, setId] = useState(() => uuidv7());
  const isEmpty = text.trim() === "";
  const send = async () => {
    if (isEmpty || busy) return;
    const sent = await sendAll([change(id, text)]);
    setProblem(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    // What was typed while it was sent stays.
    setText((now) => (now === text ? "" : now));
    setId(uuidv7());
    await onDone();
  };
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-2"
    >
      <Label htmlFor={field} className="sr-only">
        {label}
      </Label>
      <NamingTextarea
        id={field}
        value={text}
        onValue={setText}
        people={people}
        placeholder={placeholder}
        focused={props.focused ?? false}
        marked={props.marked ?? false}
        onSend={() => void send()}
        {...(onCancel ? { onCancel } : {})}
      />
      <ProblemAlert problem={problem} />
      {isEmpty && !onCancel ? null : (
        <div className="flex gap-1">
          <Button type="submit" size="sm" busy={busy} disabled={isEmpty}>
            {verb}
          </Button>
          {onCancel ? (
            <Button variant="ghost" size="sm" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
        </div>
      )}
    </Form>
  );
}
