import type { Subtype, Tag } from "../annotations/tags.ts";

/** A tag, or one subtype of it, whose rule was changed. */
export interface TouchedRule {
  tag: Tag;
  /** Null: the whole tag. */
  subtype: Subtype | null;
}

/** One version of a project's rules. Times are milliseconds since 1970 (UTC). */
export interface GuidelineVersion {
  id: string;
  number: number;
  text: string;
  note: string;
  touches: TouchedRule[];
  author: string;
  createdAt: number;
}

/** A decided passage that shows what a rule means. Offsets are UTF-16 code units, end exclusive. */
export interface GuidelineExample {
  id: string;
  articleId: string;
  articleTitle: string;
  versionId: string;
  adjudicationId: string | null;
  start: number;
  end: number;
  exact: string;
  tag: Tag | null;
  subtype: Subtype | null;
  explanation: string;
  version: number;
}

/** Whether a changed rule speaks about a passage with this tag and subtype. */
export function ruleTouches(
  rule: TouchedRule,
  passage: { tag: string | null; subtype: string | null },
): boolean {
  return rule.tag === passage.tag && (rule.subtype === null || rule.subtype === passage.subtype);
}
