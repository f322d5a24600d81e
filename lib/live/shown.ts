// What pages are made of, by the names that the log has for things: a change of any is shown where it can be seen.

/** What claims are made of. */
export const OF_CLAIMS = [
  ...(["claim", "mention", "evidence", "judgment", "question", "origin", "publisher"] as const),
  ...(["relation", "derivation", "dependence", "assessment", "claim-move"] as const),
] as const;

/** What an article's passages and their settling are made of. */
export const OF_PASSAGES = ["annotation", "article", "review", "adjudication"] as const;

/** Everything that pages of claims show: a passage that is deleted takes its mention along. */
export const OF_CLAIM_PAGES = [...OF_CLAIMS, ...OF_PASSAGES, "level-adjudication"] as const;

export const OF_ASSIGNMENT = ["assignment", "assignment-rule", "review", "article", "member"] as const;

/** Every change is shown. */
export const EVERYTHING = "everything";

export type Shown = readonly string[] | typeof EVERYTHING;

export const OF_DISCUSSION = ["comment", "inbox", "review"] as const;
