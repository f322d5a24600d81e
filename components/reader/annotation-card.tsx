"use client";

import { Merge, MessageSquare, Scissors, Trash2, X } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationChanges } from "#lib/annotations/commands.ts";
import { SUBTYPES, TAG_GLYPHS, TAGS, type Subtype, type Tag } from "#lib/annotations/tags.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { subtypeLabel, tagLabel } from "#components/ui/tag-badge.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ReaderReviewer } from "./reader-contract.ts";
import { GLYPH_COLOURS } from "./tag-popover.tsx";

export interface AnnotationCardProps {
  annotation: Annotation;
  reviewer: ReaderReviewer | undefined;
  mine: boolean;
  /** How many comments its open threads hold. */
  comments: number;
  onChoose: () => void;
}

/** One annotation beside the text: what it says, whose it is, and its note. */
export function AnnotationCard({ annotation, reviewer, mine, comments, onChoose }: AnnotationCardProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className={`block w-full rounded-md border border-s-3 bg-card px-3 py-2 text-start hover:bg-muted ${EDGES[annotation.tag]}`}
    >
      <CardTitle annotation={annotation} reviewer={reviewer} mine={mine} comments={comments} />
      <span dir="auto" className="mt-0.5 line-clamp-2 font-serif text-sm text-foreground">
        {annotation.exact}
      </span>
      {annotation.note ? (
        <span dir="auto" className="mt-1 line-clamp-2 text-xs text-muted-foreground">
          {annotation.note}
        </span>
      ) : null}
    </button>
  );
}

const EDGES = {
  claim: "border-s-tag-claim-line",
  opinion: "border-s-tag-opinion-line [border-inline-start-style:dashed]",
  boilerplate: "border-s-tag-boilerplate-line [border-inline-start-style:dotted]",
} as const satisfies Record<Tag, string>;

function CardTitle({ annotation, reviewer, mine, comments }: Omit<AnnotationCardProps, "onChoose">) {
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <span aria-hidden="true" className={GLYPH_COLOURS[annotation.tag]}>
        {TAG_GLYPHS[annotation.tag]}
      </span>
      <span className="font-medium text-foreground">{tagLabel(annotation.tag)}</span>
      {annotation.subtype === null ? null : <span>{subtypeLabel(annotation.subtype)}</span>}
      <span className="flex-1" />
      {comments === 0 ? null : (
        <span className="inline-flex items-center gap-0.5 tabular-nums">
          <MessageSquare aria-hidden="true" className="size-3" /> {comments}
          <span className="sr-only">{comments === 1 ? "comment" : "comments"}</span>
        </span>
      )}
      {mine || reviewer === undefined ? null : (
        <span className="rounded-sm bg-muted px-1" title={reviewer.name}>
          <span aria-hidden="true">{reviewer.initials}</span>
          <span className="sr-only">by {reviewer.name}</span>
        </span>
      )}
    </span>
  );
}

export interface AnnotationFormProps {
  annotation: Annotation;
  reviewer: ReaderReviewer | undefined;
  mine: boolean;
  editable: boolean;
  /** When it was changed last, in words. */
  changed: string;
  onChange: (changes: AnnotationChanges) => void;
  onTag: (tag: Tag) => void;
  onSplit: () => void;
  /** With the next (1) or the previous (-1) annotation of the same tag. */
  onMerge: (direction: 1 | -1) => void;
  onDelete: () => void;
  onClose: () => void;
  /** What the page adds: the claim's form. */
  children: ReactNode;
}

/** The chosen annotation, opened: tag, subtype, note, and what can be done with it. */
export function AnnotationForm(props: AnnotationFormProps) {
  const { annotation, reviewer, mine, editable, onChange } = props;
  return (
    <section
      aria-label={`${tagLabel(annotation.tag)}, chosen`}
      className="rounded-md border-2 border-primary bg-card p-3 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto lg:overscroll-contain"
    >
      <div className="flex items-start justify-between gap-2">
        {editable ? (
          <TagChoice tag={annotation.tag} onTag={props.onTag} />
        ) : (
          <CardTitle annotation={annotation} reviewer={reviewer} mine={mine} comments={0} />
        )}
        <IconButton label="Close" keys="escape" size="icon-sm" onClick={props.onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <p dir="auto" className="mt-2 line-clamp-3 font-serif text-sm">
        {annotation.exact}
      </p>
      {editable ? (
        <div className="mt-3 flex flex-col gap-3">
          <SubtypeField annotation={annotation} onChange={onChange} />
          <NoteField key={annotation.id} annotation={annotation} onChange={onChange} />
          <div role="group" aria-label="Change the passage" className="flex items-center gap-1">
            <IconButton label="Split where you clicked" keys="s" size="icon-sm" onClick={props.onSplit}>
              <Scissors aria-hidden="true" />
            </IconButton>
            <IconButton
              label="Merge with the previous"
              keys="shift+m"
              size="icon-sm"
              onClick={() => props.onMerge(-1)}
            >
              <Merge aria-hidden="true" />
            </IconButton>
            <IconButton label="Merge with the next" keys="m" size="icon-sm" onClick={() => props.onMerge(1)}>
              <Merge aria-hidden="true" className="rotate-180" />
            </IconButton>
            <span className="flex-1" />
            <IconButton label="Delete" keys="delete" size="icon-sm" onClick={props.onDelete}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </div>
        </div>
      ) : annotation.note ? (
        <p dir="auto" className="mt-2 text-sm text-muted-foreground">
          {annotation.note}
        </p>
      ) : null}
      <p className="mt-2 text-xs text-muted-foreground">
        {mine ? "You" : (reviewer?.name ?? "A colleague")}, {props.changed}
      </p>
      {props.children}
    </section>
  );
}

function TagChoice({ tag, onTag }: { tag: Tag; onTag: (tag: Tag) => void }) {
  return (
    <div role="group" aria-label="Tag" className="flex flex-wrap gap-1">
      {TAGS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === tag}
          onClick={() => onTag(each)}
          className="touch-target inline-flex h-7 items-center gap-1 rounded-sm border border-transparent px-1.5 text-xs font-medium hover:bg-muted aria-pressed:border-primary aria-pressed:bg-accent forced-colors:aria-pressed:outline-2"
        >
          <span aria-hidden="true" className={GLYPH_COLOURS[each]}>
            {TAG_GLYPHS[each]}
          </span>
          {tagLabel(each)}
        </button>
      ))}
    </div>
  );
}

type FieldProps = Pick<AnnotationFormProps, "annotation" | "onChange">;

function SubtypeField({ annotation, onChange }: FieldProps) {
  const choices: readonly Subtype[] = SUBTYPES[annotation.tag];
  return (
    <Field label="Subtype" optional>
      {(control) => (
        <Select
          {...control}
          value={annotation.subtype ?? ""}
          onChange={(event) =>
            onChange({ subtype: choices.find((each) => each === event.target.value) ?? null })
          }
        >
          <option value="">None</option>
          {choices.map((each) => (
            <option key={each} value={each}>
              {subtypeLabel(each)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** The note is a draft of its own until it is left; nobody else's event touches it. */
function NoteField({ annotation, onChange }: FieldProps) {
  const [draft, setDraft] = useState(annotation.note);
  const keep = () => {
    if (draft !== annotation.note) onChange({ note: draft });
  };
  return (
    <Field label="Note" optional>
      {(control) => (
        <Textarea
          {...control}
          data-note=""
          dir="auto"
          className="min-h-14"
          maxLength={10_000}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
              event.preventDefault();
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </Field>
  );
}
