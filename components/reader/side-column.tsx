"use client";

import type { ReactNode } from "react";
import { TAG_GLYPHS, TAGS, type Tag } from "#lib/annotations/tags.ts";
import { tagLabel } from "#components/ui/tag-badge.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ReaderArticle, ReaderReviewer, ReaderState } from "./reader-contract.ts";
import type { ReaderFilter } from "./reader-filter.ts";
import { GLYPH_COLOURS } from "./tag-popover.tsx";

export interface SideColumnProps {
  article: ReaderArticle;
  counts: Record<Tag, number>;
  reviewers: readonly ReaderReviewer[];
  meId: string;
  states: readonly ReaderState[];
  filter: ReaderFilter;
  onFilter: (filter: ReaderFilter) => void;
  onGo: (offset: number) => void;
}

/** Outline of the article and filters of what is painted on it. */
export function SideColumn(props: SideColumnProps) {
  const { article, counts, reviewers, meId, states, filter, onFilter, onGo } = props;
  const headings = article.blocks.filter((block) => block.kind === "heading");
  return (
    <div className="flex flex-col gap-6 px-3 py-4 text-sm">
      <fieldset>
        <legend className="mb-1 text-xs font-medium text-muted-foreground">Show tags</legend>
        {TAGS.map((tag) => (
          <FilterRow
            key={tag}
            checked={!filter.hiddenTags.has(tag)}
            onToggle={() => onFilter({ ...filter, hiddenTags: toggled(filter.hiddenTags, tag) })}
            count={counts[tag]}
          >
            <span aria-hidden="true" className={GLYPH_COLOURS[tag]}>
              {TAG_GLYPHS[tag]}
            </span>
            {tagLabel(tag)}
          </FilterRow>
        ))}
      </fieldset>
      {reviewers.length > 1 ? (
        <fieldset>
          <legend className="mb-1 text-xs font-medium text-muted-foreground">Show reviewers</legend>
          {reviewers.map((reviewer) => (
            <FilterRow
              key={reviewer.id}
              checked={!filter.hiddenReviewers.has(reviewer.id)}
              onToggle={() =>
                onFilter({ ...filter, hiddenReviewers: toggled(filter.hiddenReviewers, reviewer.id) })
              }
            >
              <span className="truncate">
                {reviewer.id === meId ? `${reviewer.name} (you)` : reviewer.name}
              </span>
            </FilterRow>
          ))}
        </fieldset>
      ) : null}
      <Field label="Show annotations">
        {(control) => (
          <Select
            {...control}
            value={filter.state ?? ""}
            onChange={(event) => onFilter({ ...filter, state: event.target.value || null })}
          >
            <option value="">In any state</option>
            {states.map((state) => (
              <option key={state.id} value={state.id}>
                {state.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {headings.length > 0 ? (
        <nav aria-label="Outline">
          <h2 className="mb-1 text-xs font-medium text-muted-foreground">Outline</h2>
          <ul>
            {headings.map((heading) => (
              <li key={heading.start}>
                <button
                  type="button"
                  dir="auto"
                  onClick={() => onGo(heading.start)}
                  className="touch-target line-clamp-2 w-full rounded-sm px-1.5 py-1 text-start hover:bg-muted"
                  style={{ paddingInlineStart: `${6 + Math.max(0, (heading.level ?? 2) - 2) * 10}px` }}
                >
                  {article.text.slice(heading.start, heading.end)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

interface FilterRowProps {
  checked: boolean;
  count?: number;
  onToggle: () => void;
  children: ReactNode;
}

function FilterRow({ checked, count, onToggle, children }: FilterRowProps) {
  return (
    <label className="touch-target flex cursor-pointer items-center gap-2 rounded-sm px-1.5 py-1 hover:bg-muted">
      <input type="checkbox" checked={checked} onChange={onToggle} className="size-3.5 shrink-0" />
      {children}
      {count === undefined ? null : (
        <span className="ms-auto text-xs text-muted-foreground tabular-nums">{count}</span>
      )}
    </label>
  );
}

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
