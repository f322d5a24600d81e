import type { Passage } from "../text/passage.ts";
import type { Subtype, Tag } from "./tags.ts";

/** An annotation as it travels between server and browser. Times are milliseconds since 1970 (UTC). */
export interface Annotation extends Passage {
  id: string;
  projectId: string;
  articleId: string;
  versionId: string;
  reviewerId: string;
  tag: Tag;
  subtype: Subtype | null;
  note: string;
  /** Rises by one with every change; sent back with the next change to notice a stale write. */
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}
