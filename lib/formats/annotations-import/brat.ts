import { z } from "zod";
import type { TextSpan } from "../../text/passage.ts";
import { textOf } from "../../text/spans.ts";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { parsedJson } from "./json-reading.ts";
import { type SpanReader, spanReader } from "./source-units.ts";

/** The two files of a brat document, with the name they share. */
export interface BratFiles {
  name: string;
  /** Content of the `.txt` file. */
  text: string;
  /** Content of the `.ann` file. */
  standoff: string;
}

/** What our own export keeps in a passage's note beside the words of the reviewer. */
const ownNote = z.object({
  id: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
  note: z.string(),
});

/**
 * Reads brat standoff. Fragments with only line ends between them are one passage (brat cuts there); other passages
 * in pieces are refused, since a passage here is one stretch. Offsets are code points, but brat's own client has
 * written UTF-16 behind characters beyond the basic plane.
 */
export function* readBrat({ name, text, standoff }: BratFiles): Generator<ImportItem> {
  const lines = standoff.split(/\r?\n/).map((content, i) => ({ line: i + 1, content }));
  const notes = remarksOf(lines, /^#\d*\tAnnotatorNotes (\S+)\t(.*)$/s);
  const subtypes = remarksOf(lines, /^[AM]\d+\tSubtype (\S+) (.+)$/);
  const hands = remarksOf(lines, /^[AM]\d+\tHand (\S+) (.+)$/);
  const readers = [spanReader(text, "code-point"), spanReader(text, "utf-16")];
  const passages: ImportedPassage[] = [];
  for (const { line, content } of lines) {
    if (!content.startsWith("T")) continue;
    const match = /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/s.exec(content);
    if (!match) {
      yield refused(line, "This is not a line of brat standoff: T1, tab, type and offsets, tab, text.");
      continue;
    }
    const [, id = "", label = "", offsets = "", quote = ""] = match;
    const fragments = fragmentsOf(offsets);
    if (!isCutAtLineEnds(text, fragments, readers)) {
      yield refused(line, "A passage in several pieces cannot be one passage here.");
      continue;
    }
    const remark = notes.get(id) ?? "";
    const own = parsedJson(remark, ownNote);
    passages.push({
      line,
      offsets: { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 },
      ...(own.ok ? { widerOffsets: { start: own.value.start, end: own.value.end } } : {}),
      quote,
      prefix: "",
      suffix: "",
      label,
      subtype: subtypes.get(id) ?? "",
      note: own.ok ? own.value.note : remark,
      hand: hands.get(id) ?? "",
      id: own.ok ? own.value.id : id,
    });
  }
  const reference = { articleId: "", versionId: name, sha256: "", url: "", name };
  yield { kind: "document", document: { line: 1, reference, text, unit: "code-point", passages } };
}

function remarksOf(lines: readonly { content: string }[], pattern: RegExp): Map<string, string> {
  return new Map(
    lines.flatMap(({ content }): [string, string][] => {
      const match = pattern.exec(content);
      return match ? [[match[1] ?? "", match[2] ?? ""]] : [];
    }),
  );
}

function fragmentsOf(offsets: string): TextSpan[] {
  return offsets.split(";").map((fragment) => {
    const [start = 0, end = 0] = fragment.split(" ").map(Number);
    return { start, end };
  });
}

/** Whether nothing but line ends stands between the fragments, in one of the units that brat has written. */
function isCutAtLineEnds(
  text: string,
  fragments: readonly TextSpan[],
  readers: readonly SpanReader[],
): boolean {
  return readers.some((read) =>
    fragments.every(({ start }, i) => {
      const before = fragments[i - 1];
      if (!before) return true;
      const gap = read({ start: before.end, end: start });
      return gap !== null && /^[\r\n]+$/.test(textOf(text, gap));
    }),
  );
}
