export interface LabelledToken {
  line: number;
  token: string;
  /** "O", or a prefix and what the passage is: "B-claim". */
  label: string;
  /** Offset in code points, or null where the file has none. */
  start: number | null;
}

/** How the prefixes of a document are meant. BILOU is BIOES in other letters. */
export const LABEL_SCHEMES = ["iob1", "iob2", "bioes"] as const;
export type LabelScheme = (typeof LABEL_SCHEMES)[number];

interface Entity {
  label: string;
  first: LabelledToken;
  last: LabelledToken;
}

/** The prefix in the letters of BIOES, and the label; a label without a prefix continues. */
function partsOf(label: string): { prefix: string; name: string } {
  const match = /^([BIESLU])-(.+)$/s.exec(label);
  if (!match) return { prefix: label === "O" ? "O" : "I", name: label === "O" ? "" : label };
  const prefix = match[1] === "L" ? "E" : match[1] === "U" ? "S" : (match[1] ?? "");
  return { prefix, name: match[2] ?? "" };
}

/**
 * The scheme of some labels: one that ends passages by a prefix of its own is BIOES; one that begins a passage with I
 * is IOB1, in which B only parts neighbours; everything else reads as IOB2.
 */
export function schemeOf(labels: readonly string[]): LabelScheme {
  let previous = partsOf("O");
  let scheme: LabelScheme = "iob2";
  for (const label of labels) {
    const parts = partsOf(label);
    if (parts.prefix === "E" || parts.prefix === "S") return "bioes";
    if (parts.prefix === "I" && (previous.prefix === "O" || previous.name !== parts.name)) scheme = "iob1";
    previous = parts;
  }
  return scheme;
}

/**
 * The passages of one sentence. What continues nothing begins a passage, which is IOB1's rule and loses nothing in the
 * others; in BIOES a passage is over behind E and S.
 */
export function entitiesOf(tokens: readonly LabelledToken[]): Entity[] {
  const entities: Entity[] = [];
  const isClosing = schemeOf(tokens.map(({ label }) => label)) === "bioes";
  let open = null as Entity | null;
  for (const token of tokens) {
    const { prefix, name } = partsOf(token.label);
    if (prefix === "O") {
      open = null;
      continue;
    }
    const continues = open?.label === name && (prefix === "I" || prefix === "E");
    if (open && continues) open.last = token;
    else {
      open = { label: name, first: token, last: token };
      entities.push(open);
    }
    if (isClosing && (prefix === "E" || prefix === "S")) open = null;
  }
  return entities;
}
