import type { Nameable } from "#lib/discussion/named-people.ts";

/** What every part of a discussion needs to know. */
export interface DiscussionScene {
  projectId: string;
  people: readonly Nameable[];
  /** Comments that were new when they were first seen here. */
  fresh: ReadonlySet<string>;
  canComment: boolean;
  /** When they were read, in milliseconds since 1970 (UTC). */
  readAt: number;
  onChanged: () => Promise<void>;
}
