"use client";

import { MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "#components/ui/dialog.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Failure } from "#lib/operations/envelope.ts";
import { ArticleDetailsForm, type EditableArticle } from "./article-details-form.tsx";

type Open = "details" | "remove" | null;

/** What can be done to an article besides reading it. */
export function ArticleMenu({
  article,
  href,
  canRemove,
}: {
  article: EditableArticle;
  href: string;
  canRemove: boolean;
}) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More for “${article.title}”`} variant="ghost">
            <MoreHorizontal aria-hidden="true" />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setOpen("details")}>Edit details</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => router.push(`${href}/versions`)}>Versions</DropdownMenuItem>
          {canRemove ? (
            <DropdownMenuItem onSelect={() => setOpen("remove")}>Remove …</DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={open === "details"} onOpenChange={close}>
        <DialogContent title="Article details">
          <ArticleDetailsForm article={article} onSaved={close} />
        </DialogContent>
      </Dialog>
      <Dialog open={open === "remove"} onOpenChange={close}>
        <DialogContent
          title="Remove this article?"
          description="Its text, annotations and mentions go with it, and evidence that stands in it. This cannot be undone."
        >
          <RemoveArticle article={article} onRemoved={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function RemoveArticle({ article, onRemoved }: { article: EditableArticle; onRemoved: () => void }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const remove = async () => {
    const result = await send("article.remove", { id: article.id, version: article.version });
    if (!result.ok) return setProblem(result.error);
    onRemoved();
    router.refresh();
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{article.title}</p>
      <ProblemAlert problem={problem} />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="secondary">Keep it</Button>
        </DialogClose>
        <Button variant="destructive" busy={busy} onClick={() => void remove()}>
          Remove article
        </Button>
      </div>
    </div>
  );
}
