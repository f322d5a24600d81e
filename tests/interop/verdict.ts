/** What became of one reader. */
export interface Verdict {
  name: string;
  outcome: "passed" | "failed" | "not available";
  /** Why; "" where there is nothing to say. */
  reason: string;
}

/** Something that a reader must be able to do with the files of one dataset. */
export interface NodeProof {
  name: string;
  /** Throws what is wrong. */
  run(folder: string): Promise<void>;
}

/** A passage that every reader must find: in UTF-16 code units and in code points of its article's text. */
export interface ExpectedPassage {
  article: string;
  version: string;
  tag: string;
  quote: string;
  start: number;
  end: number;
  startCodePoint: number;
  endCodePoint: number;
}

/** What was written, beside the files: `expected.json`. */
export interface Expected {
  texts: Record<string, string>;
  passages: ExpectedPassage[];
  claims: number;
}
