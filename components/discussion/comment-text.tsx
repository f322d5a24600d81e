import { Fragment } from "react";
import { cn } from "#components/ui/class-names.ts";
import { namedPlaces, type Nameable } from "#lib/discussion/named-people.ts";

/** What somebody said, with the people who are named in it set off; oneself more than others. */
export function CommentText({ text, people, me }: { text: string; people: readonly Nameable[]; me: string }) {
  const places = namedPlaces(text, people);
  return (
    <>
      {places.map(({ start, end, ids }, index) => (
        <Fragment key={start}>
          {text.slice(places[index - 1]?.end ?? 0, start)}
          <span className={cn("font-medium text-primary", ids.includes(me) && "rounded-sm bg-accent px-0.5")}>
            {text.slice(start, end)}
          </span>
        </Fragment>
      ))}
      {text.slice(places.at(-1)?.end ?? 0)}
    </>
  );
}
