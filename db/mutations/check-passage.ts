import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import type { Passage } from "#lib/text/passage.ts";

/**
 * Holds a passage as sent against the text it claims to be in. Its context is taken from the text, not from the
 * sender. Fails with `invalid` when the offsets lie outside, cut a character in two, or don't give the quote.
 */
export function checkPassage(text: string, sent: Passage): Result<Passage> {
  const found = text.slice(sent.start, sent.end);
  if (sent.end > text.length)
    return fail("invalid", "The passage reaches beyond the end of the article.", {
      fields: { "passage.end": `The text has ${text.length} UTF-16 code units.` },
    });
  if (found !== sent.exact || !found.isWellFormed())
    return fail("invalid", "The quote does not stand at these offsets of the article's text.", {
      fields: { "passage.exact": "Offsets are UTF-16 code units of the canonical text, end exclusive." },
    });
  return ok(describePassage(text, sent));
}
