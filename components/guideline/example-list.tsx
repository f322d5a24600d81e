"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { GuidelineExample } from "#lib/guideline/guideline.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { TagBadge } from "#components/ui/tag-badge.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toastUndo } from "#components/ui/toasts.ts";

interface Props {
  projectId: string;
  examples: readonly GuidelineExample[];
  mayEdit: boolean;
}

/** Decided passages that show what the rules mean. */
export function ExampleList({ projectId, examples, mayEdit }: Props) {
  if (examples.length === 0)
    return <EmptyState>Make a settled passage an example in Review, and it will stand here.</EmptyState>;
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {examples.map((example) => (
        <ExampleCard key={`${example.id} ${example.version}`} {...{ projectId, example, mayEdit }} />
      ))}
    </ul>
  );
}

function ExampleCard({
  projectId,
  example,
  mayEdit,
}: Omit<Props, "examples"> & { example: GuidelineExample }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [editing, setEditing] = useState(false);
  const [explanation, setExplanation] = useState(example.explanation);
  const [problem, setProblem] = useState<Failure | null>(null);
  const { id, version, tag, subtype, exact, articleId, articleTitle, start } = example;
  const change = async (kind: string, input: object) => {
    const sent = await send(`guideline-example.${kind}`, { id, version, ...input });
    setProblem(sent.ok ? null : sent.error);
    if (sent.ok) {
      setEditing(false);
      router.refresh();
    }
    return sent.ok;
  };
  const remove = async () => {
    if (!(await change("remove", {}))) return;
    toastUndo("Taken out of the guideline", () => void change("restore", { version: version + 1 }));
  };
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-card p-4">
      <div>{tag ? <TagBadge tag={tag} subtype={subtype} /> : <Badge>Not to be tagged</Badge>}</div>
      <blockquote className="font-serif">{exact}</blockquote>
      <p className="text-xs text-muted-foreground">
        <Link
          href={`/p/${projectId}/articles/${articleId}#at-${start}`}
          className="underline underline-offset-2"
        >
          {articleTitle}
        </Link>
      </p>
      {editing ? (
        <Field label="What it shows">
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              value={explanation}
              onChange={({ target }) => setExplanation(target.value)}
            />
          )}
        </Field>
      ) : example.explanation ? (
        <p className="text-sm">{example.explanation}</p>
      ) : null}
      <ProblemAlert problem={problem} />
      {mayEdit ? (
        <div className="mt-auto flex gap-2">
          {editing ? (
            <Button size="sm" busy={busy} onClick={() => void change("update", { explanation })}>
              Save
            </Button>
          ) : (
            <Button size="sm" variant="secondary" onClick={() => setEditing(true)}>
              Explain
            </Button>
          )}
          <Button size="sm" variant="ghost" busy={busy} onClick={() => void remove()}>
            Take out
          </Button>
        </div>
      ) : null}
    </li>
  );
}
