"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { begunName, completeName, peopleLike, type BegunName } from "#lib/discussion/completion.ts";
import type { Nameable } from "#lib/discussion/named-people.ts";

interface Props {
  id: string;
  value: string;
  onValue: (value: string) => void;
  people: readonly Nameable[];
  placeholder: string;
  focused: boolean;
  marked: boolean;
  onSend: () => void;
  onCancel?: () => void;
}

/** A text field that offers the names of people after `@`: arrows choose, Enter or Tab takes, Escape leaves it. */
export function NamingTextarea(props: Props) {
  const { id, value, onValue, people, placeholder, focused, marked } = props;
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<BegunName | null>(null);
  const [chosen, setChosen] = useState(0);
  const offered = begun === null ? [] : peopleLike(begun.query, people);
  const at = Math.min(chosen, offered.length - 1);

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  const look = (element: HTMLTextAreaElement) => {
    const found =
      element.selectionStart === element.selectionEnd
        ? begunName(element.value, element.selectionStart)
        : null;
    setBegun(found);
    if (found?.query !== begun?.query) setChosen(0);
  };
  const take = (person: Nameable | undefined) => {
    if (begun === null || person === undefined) return;
    const { text, caret } = completeName(value, begun, person.name);
    onValue(text);
    setBegun(null);
    // The caret is put behind the name once the new text stands there.
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isSend) {
      event.preventDefault();
      return props.onSend();
    }
    if (offered.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        return setChosen((at + step + offered.length) % offered.length);
      }
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        return take(offered[at]);
      }
    }
    if (event.key !== "Escape") return;
    // Leaves the list, else the field; what lies around it stays open.
    event.preventDefault();
    event.stopPropagation();
    if (offered.length > 0) return setBegun(null);
    if (props.onCancel && value.trim() === "") return props.onCancel();
    event.currentTarget.blur();
  };

  return (
    <div className="flex flex-col gap-1">
      <Textarea
        ref={field}
        id={id}
        dir="auto"
        rows={1}
        maxLength={10_000}
        placeholder={placeholder}
        className="min-h-9"
        value={value}
        {...(marked ? { "data-comment": "" } : {})}
        {...(offered.length > 0
          ? {
              "aria-autocomplete": "list",
              "aria-controls": list,
              "aria-activedescendant": `${list}-${at}`,
            }
          : {})}
        onChange={(event) => {
          onValue(event.target.value);
          look(event.target);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => setBegun(null)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 ? (
        <div
          id={list}
          role="listbox"
          aria-label="People"
          className="rounded-md border bg-popover p-1 text-sm"
        >
          {offered.map((person, index) => (
            <div
              key={person.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // Not a click: the field would lose the focus first, and the list would be gone.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
              className={cn(
                "cursor-pointer rounded-sm px-2 py-1 forced-colors:aria-selected:outline-2",
                index === at && "bg-accent text-accent-foreground",
              )}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {offered.length === 0 ? "" : `${offered[at]?.name}, ${at + 1} of ${offered.length} people`}
      </p>
    </div>
  );
}
