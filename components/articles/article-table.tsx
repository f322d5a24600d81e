import Link from "next/link";
import { dayLabel } from "#lib/articles/dates.ts";
import { TAGS, type Tag } from "#lib/annotations/tags.ts";
import type { ReviewState } from "#lib/projects/review-states.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { tagLabel } from "#components/ui/tag-badge.tsx";
import type { EditableArticle } from "./article-details-form.tsx";
import { ArticleMenu } from "./article-menu.tsx";

export interface ArticleRow extends EditableArticle {
  words: number;
  review: ReviewState;
  tags: Record<Tag, number>;
}

interface Props {
  base: string;
  articles: readonly ArticleRow[];
  canEdit: boolean;
  canManage: boolean;
}

const REVIEW_LABELS: Record<ReviewState, string> = {
  open: "Not read",
  "in-review": "Reading",
  submitted: "Submitted",
};

export function ArticleTable({ base, articles, canEdit, canManage }: Props) {
  return (
    <Table
      stacked
      label="Articles"
      caption={`${articles.length} articles in the order in which they were imported`}
    >
      <TableHead>
        <tr>
          <TableHeader>Title</TableHeader>
          <TableHeader>Publisher</TableHeader>
          <TableHeader>Published</TableHeader>
          <TableHeader>My state</TableHeader>
          {TAGS.map((tag) => (
            <TableHeader key={tag} numeric>
              {tagLabel(tag)}
            </TableHeader>
          ))}
          <TableHeader numeric>Words</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {articles.map((article) => (
          <TableRow key={article.id} className="relative">
            <TableCell className="min-w-60 max-sm:pe-10!">
              <Link href={`${base}/${article.id}`} className="font-medium hover:underline">
                {article.title}
              </Link>
            </TableCell>
            <TableCell label="Publisher" className="text-muted-foreground">
              {article.publisher || "—"}
            </TableCell>
            <TableCell label="Published" className="whitespace-nowrap text-muted-foreground tabular-nums">
              {article.publishedAt === null ? "—" : dayLabel(article.publishedAt)}
            </TableCell>
            <TableCell label="My state">
              <Badge tone={article.review === "submitted" ? "accent" : "neutral"}>
                {REVIEW_LABELS[article.review]}
              </Badge>
            </TableCell>
            {TAGS.map((tag) => (
              <TableCell key={tag} numeric className="max-sm:hidden!">
                {article.tags[tag]}
              </TableCell>
            ))}
            <TableCell label="Words" numeric>
              {article.words.toLocaleString("en")}
            </TableCell>
            <TableCell className="max-sm:absolute max-sm:end-1 max-sm:top-1">
              {canEdit ? (
                <ArticleMenu article={article} href={`${base}/${article.id}`} canRemove={canManage} />
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
