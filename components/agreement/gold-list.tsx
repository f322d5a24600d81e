"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { Gold } from "#lib/agreement/gold-inputs.ts";
import { levelLabel } from "#lib/corroboration/rubric.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TagBadge } from "#components/ui/tag-badge.tsx";
import { toast, toastUndo } from "#components/ui/toasts.ts";

interface Props {
  projectId: string;
  items: readonly Gold[];
  /** Wordings of the claims that have a gold level, by id. */
  claims: Record<string, string>;
  canManage: boolean;
}

/** The gold answers with their reasons, for those who settle differences. */
export function GoldList({ projectId, items, claims, canManage }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const remove = async ({ id, version }: Gold) => {
    const sent = await send<{ version: number }>("gold.remove", { id, version });
    if (!sent.ok) return toast.error(sent.error.message);
    router.refresh();
    const back = { id, version: sent.value.version };
    toastUndo("No gold any more", () => void send("gold.restore", back).then(() => router.refresh()));
  };
  return (
    <section aria-labelledby="gold" className="flex flex-col gap-2">
      <h3 id="gold" className="font-serif text-base font-semibold">
        What is gold
      </h3>
      <p className="max-w-180 text-sm text-muted-foreground">
        What reviewers are held against without their knowing where. Only those who settle differences see
        this list and how often each reviewer is right.
      </p>
      {items.length === 0 ? (
        <EmptyState>
          Nothing is gold yet. A manager makes a settled passage or level gold where it is settled.
        </EmptyState>
      ) : (
        <ul className="max-w-200 divide-y rounded-lg border bg-card">
          {items.map((item) => (
            <li key={item.id} className="flex flex-col gap-1 px-4 py-3">
              <p className="flex flex-wrap items-baseline gap-2">
                <Expected item={item} />
                <Link
                  className="font-reading hover:underline"
                  href={
                    item.claimId
                      ? `/p/${projectId}/review/claims/${item.claimId}`
                      : `/p/${projectId}/review/articles/${item.articleId}?at=${item.start}`
                  }
                >
                  {item.claimId ? (claims[item.claimId] ?? "A claim") : item.exact}
                </Link>
              </p>
              <p className="text-sm text-muted-foreground">{item.reason}</p>
              {canManage ? (
                <Button
                  size="sm"
                  variant="ghost"
                  className="self-start"
                  busy={busy}
                  onClick={() => void remove(item)}
                >
                  Take it out <span className="sr-only">{item.exact}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Expected({ item: { tag, subtype, level } }: { item: Gold }) {
  if (level !== null) return <Badge>{levelLabel(level)}</Badge>;
  return tag ? <TagBadge tag={tag} subtype={subtype} /> : <Badge>Not to be tagged</Badge>;
}
