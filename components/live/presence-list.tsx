import type { PresentPerson } from "#lib/live/live-event.ts";
import { initialsOf } from "#lib/projects/initials.ts";

/** Colleagues who have the article open. */
export function PresenceList({ people }: { people: readonly PresentPerson[] }) {
  if (people.length === 0) return null;
  return (
    <ul aria-label="Reading now" className="flex items-center gap-1">
      {people.slice(0, 4).map(({ userId, name }) => (
        <li
          key={userId}
          title={`${name} is reading this`}
          className="grid size-6 place-items-center rounded-full bg-accent text-[0.625rem] font-medium text-accent-foreground"
        >
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className="sr-only">{name}</span>
        </li>
      ))}
      {people.length > 4 ? <li className="text-xs text-muted-foreground">+{people.length - 4}</li> : null}
    </ul>
  );
}
