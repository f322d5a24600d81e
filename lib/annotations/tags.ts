/** What a passage can be tagged as. The order is the order on screen and of the keys. */
export const TAGS = ["claim", "opinion", "boilerplate"] as const;
export type Tag = (typeof TAGS)[number];

/** Finer kinds within a tag; always optional. */
export const SUBTYPES = {
  claim: ["event", "numerical", "quote", "causal", "position", "prediction"],
  opinion: ["author-opinion", "speculation", "exhortation", "rhetorical", "loaded-language"],
  boilerplate: [
    "navigation",
    "related-links",
    "link-farm",
    "ad-marker",
    "donation-appeal",
    "subscription",
    "comment-forum",
    "social-share",
    "author-bio",
    "byline",
    "weather-header",
    "copyright",
    "image-caption",
    "correction-note",
  ],
} as const satisfies Record<Tag, readonly string[]>;

export type Subtype = (typeof SUBTYPES)[Tag][number];

/** Every subtype of every tag once, for columns and exports. */
export const ALL_SUBTYPES = [...SUBTYPES.claim, ...SUBTYPES.opinion, ...SUBTYPES.boilerplate] as const;

/** Whether a subtype belongs to a tag. */
export function subtypeFits(tag: Tag, subtype: string): boolean {
  return (SUBTYPES[tag] as readonly string[]).includes(subtype);
}

/** The sign that stands for a tag wherever colour alone would have to carry it. */
export const TAG_GLYPHS = { claim: "◆", opinion: "◐", boilerplate: "▒" } as const satisfies Record<
  Tag,
  string
>;
