import fc from "fast-check";
import { expect, test } from "vitest";
import { PIECE, Pieces } from "./pieces.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  // Long enough to run over the end of a piece, with characters of two to four bytes at its edge.
  fc
    .tuple(fc.constantFrom("a", "é", "漢", "🧭"), fc.integer({ min: 0, max: PIECE }))
    .map(([character, count]) => character.repeat(count)),
);
const chunk = fc.oneof(text, fc.uint8Array({ maxLength: 300 }));

test("pieces joined are the chunks in UTF-8, all but the last one full, and written into the same few", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), async (chunks) => {
      const buffers = new Set<ArrayBuffer>();
      const free: ArrayBuffer[] = [new ArrayBuffer(PIECE), new ArrayBuffer(PIECE)];
      const copies: Uint8Array[] = [];
      const take = () => {
        const buffer = free.pop() ?? expect.unreachable("more than two pieces at a time");
        buffers.add(buffer);
        return Promise.resolve(new Uint8Array(buffer));
      };
      const pieces = new Pieces(take, (piece) => {
        copies.push(piece.slice());
        free.push(piece.buffer);
      });
      for (const one of chunks) await pieces.write(one);
      // A character that does not fit begins the next piece.
      for (const piece of copies) expect(piece.length).toBeGreaterThan(PIECE - 4);
      const written = Buffer.concat([...copies, pieces.rest()]);
      const expected = Buffer.concat(chunks.map((one) => Buffer.from(one)));
      expect(written.equals(expected)).toBe(true);
      expect(buffers.size).toBeLessThanOrEqual(2);
    }),
    { numRuns: 100 },
  );
});
