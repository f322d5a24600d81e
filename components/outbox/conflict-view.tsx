"use client";

import type { KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Operation } from "#lib/operations/envelope.ts";
import type { ConflictChoice } from "#lib/operations/queue-decisions.ts";
import { compareVersions } from "./describe-operation.ts";

interface ConflictViewProps {
  /** What the person meant the row to become, and the row as the server has it. */
  conflict: { mine: Operation; theirs: unknown };
  /** Says which one it is about, for those who do not see the panel. */
  label: string;
  onChoose(choice: ConflictChoice): void;
}

const CHOICES: Record<string, ConflictChoice> = { m: "mine", t: "theirs" };

/** Both versions of a row side by side; m keeps mine, t keeps theirs while the focus is inside. */
export function ConflictView({ conflict, label, onChoose }: ConflictViewProps) {
  function onKeyDown(event: KeyboardEvent) {
    const choice = CHOICES[event.key.toLowerCase()];
    if (!choice || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The reader's own single keys must not see this one.
    event.stopPropagation();
    onChoose(choice);
  }

  const fields = compareVersions(conflict.mine, conflict.theirs);
  return (
    <div role="group" aria-label={`Two versions: ${label}`} onKeyDown={onKeyDown}>
      <table className="w-full table-fixed border-collapse text-left text-sm">
        <thead>
          <tr className="border-b border-border text-muted-foreground">
            <td className="w-20 py-1 pr-2" />
            <th scope="col" className="py-1 pr-2 font-medium">
              Mine
            </th>
            <th scope="col" className="py-1 font-medium">
              Theirs
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, mine, theirs, differs }) => (
            <tr key={name} className="border-b border-border align-top">
              <th scope="row" className="py-1 pr-2 font-normal break-words text-muted-foreground">
                {name}
                {differs ? <span className="block font-medium text-foreground"> differs</span> : null}
              </th>
              <td dir="auto" className={`py-1 pr-2 break-words ${differs ? "font-medium" : ""}`}>
                {mine}
              </td>
              <td dir="auto" className={`py-1 break-words ${differs ? "font-medium" : ""}`}>
                {theirs}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" aria-keyshortcuts="m" onClick={() => onChoose("mine")}>
          Keep mine <Kbd aria-hidden>m</Kbd>
        </Button>
        <Button size="sm" variant="secondary" aria-keyshortcuts="t" onClick={() => onChoose("theirs")}>
          Keep theirs <Kbd aria-hidden>t</Kbd>
        </Button>
      </div>
    </div>
  );
}
