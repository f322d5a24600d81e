"use client";

import type { ReactNode } from "react";
import type { Evidence, Mention } from "#lib/claims/dossier.ts";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { PassageSource } from "./passage-source.tsx";

export interface PassageGroup {
  /** What these passages have in common; null where there is one group. */
  name: string | null;
  items: readonly (Mention | Evidence)[];
}

interface Props {
  projectId: string;
  blind: boolean;
  /** Says what the number counts: "Reports behind 2.37". */
  label: string;
  groups: readonly PassageGroup[];
  /** Why, in a sentence. */
  note?: ReactNode;
  /** The number. */
  children: ReactNode;
}

/** A number that opens the passages behind it. */
export function PassagesPopover({ projectId, blind, label, groups, note, children }: Props) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={label}
          className="touch-target text-start underline decoration-dotted underline-offset-4 hover:decoration-solid"
        >
          {children}
        </button>
      </PopoverTrigger>
      <PopoverContent
        aria-label={label}
        className="max-h-[60dvh] w-96 max-w-[calc(100vw-2rem)] overflow-y-auto"
      >
        {note ? <p className="mb-2 text-xs text-muted-foreground">{note}</p> : null}
        {groups.map(({ name, items }, index) => (
          <section key={name ?? index} className="mb-3 last:mb-0">
            {name === null ? null : <h4 className="mb-1 text-xs font-semibold">{name}</h4>}
            <ul className="grid gap-2">
              {items.map((item) => (
                <li key={item.id} className="text-sm">
                  <blockquote dir="auto" className="line-clamp-3 font-reading">
                    {item.exact || "A page elsewhere"}
                  </blockquote>
                  <PassageSource projectId={projectId} item={item} blind={blind} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </PopoverContent>
    </Popover>
  );
}
