export type Granularity = "grapheme" | "word" | "sentence";

/** Named, not left to the machine's locale: the same text has the same segments everywhere. */
const DEFAULT_LANGUAGE = "en";
const segmenters = new Map<string, Intl.Segmenter>();

/** The platform's segmenter for a BCP 47 tag, kept for the next call; unknown or malformed tags get English rules. */
export function segmenterFor(granularity: Granularity, language?: string | null): Intl.Segmenter {
  const locale = knownLocale(language);
  const key = `${granularity} ${locale}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity });
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

function knownLocale(language: string | null | undefined): string {
  if (!language) return DEFAULT_LANGUAGE;
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? DEFAULT_LANGUAGE;
  } catch {
    return DEFAULT_LANGUAGE;
  }
}
