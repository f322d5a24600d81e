const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes in base32 (RFC 4648) without padding: what authenticators take when it is typed by hand. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  let waiting = 0;
  let bits = 0;
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(waiting >> bits) & 31];
    }
    waiting &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(waiting << (5 - bits)) & 31] : text;
}

/** The bytes of a base32 text, in either case, with or without padding; null when it is none. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bare = text.toUpperCase().replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((bare.length * 5) / 8));
  let waiting = 0;
  let bits = 0;
  let place = 0;
  for (const letter of bare) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    waiting = (waiting << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[place++] = waiting >> bits;
      waiting &= (1 << bits) - 1;
    }
  }
  return bytes;
}
