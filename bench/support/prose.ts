const WORDS = `harbour council bridge quarter vessel report winter crews figures budget minister engineers
delayed confirmed denied estimated repaired northern public morning evening record thousand inspection`.split(
  /\s+/,
);

/** Text of about `length` UTF-16 code units, the same for the same `seed`, different from that of any other. */
export function prose(seed: number, length: number): string {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  let text = `Report ${seed}.`;
  while (text.length < length) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    text += ` ${WORDS[(state >>> 8) % WORDS.length]}`;
    if (state % 13 === 0) text += ".";
  }
  return text;
}
