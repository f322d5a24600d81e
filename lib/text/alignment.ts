import { diffTokens, type TokenRun } from "./token-diff.ts";

/** A stretch that both texts have: `length` UTF-16 code units from `oldStart` and from `newStart`. */
export interface EqualRegion {
  oldStart: number;
  newStart: number;
  length: number;
}

const LINE = /[^\n]*\n|[^\n]+$/g;
const WORD = /[\p{L}\p{M}\p{N}]+|\s+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * What two texts have in common, in order and merged: whole lines first, words inside the lines that differ.
 * Linear for unchanged stretches, so that a few edits in megabytes cost little more than reading them.
 */
export function alignTexts(oldText: string, newText: string): EqualRegion[] {
  const regions: EqualRegion[] = [];
  const oldLines = tokensOf(oldText, LINE);
  const newLines = tokensOf(newText, LINE);
  let oldAt = 0;
  let newAt = 0;
  for (const run of [...diffTokens(oldLines.words, newLines.words), endOf(oldLines, newLines)]) {
    const oldStart = oldLines.starts[run.oldIndex] ?? oldText.length;
    const newStart = newLines.starts[run.newIndex] ?? newText.length;
    alignWords(oldText, newText, { oldAt, oldStart, newAt, newStart }, regions);
    oldAt = oldLines.starts[run.oldIndex + run.length] ?? oldText.length;
    newAt = newLines.starts[run.newIndex + run.length] ?? newText.length;
    append(regions, { oldStart, newStart, length: oldAt - oldStart });
  }
  return regions;
}

interface Gap {
  oldAt: number;
  oldStart: number;
  newAt: number;
  newStart: number;
}

function alignWords(oldText: string, newText: string, gap: Gap, regions: EqualRegion[]): void {
  if (gap.oldAt === gap.oldStart || gap.newAt === gap.newStart) return;
  const oldWords = tokensOf(oldText.slice(gap.oldAt, gap.oldStart), WORD);
  const newWords = tokensOf(newText.slice(gap.newAt, gap.newStart), WORD);
  for (const run of diffTokens(oldWords.words, newWords.words)) {
    const oldStart = oldWords.starts[run.oldIndex] ?? 0;
    const oldEnd = oldWords.starts[run.oldIndex + run.length] ?? gap.oldStart - gap.oldAt;
    append(regions, {
      oldStart: gap.oldAt + oldStart,
      newStart: gap.newAt + (newWords.starts[run.newIndex] ?? 0),
      length: oldEnd - oldStart,
    });
  }
}

function append(regions: EqualRegion[], region: EqualRegion): void {
  if (region.length === 0) return;
  const last = regions.at(-1);
  const continues =
    last &&
    last.oldStart + last.length === region.oldStart &&
    last.newStart + last.length === region.newStart;
  if (continues) last.length += region.length;
  else regions.push(region);
}

interface Tokens {
  words: string[];
  starts: number[];
}

function tokensOf(text: string, pattern: RegExp): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(pattern)) {
    words.push(match[0]);
    starts.push(match.index);
  }
  return { words, starts };
}

function endOf(oldLines: Tokens, newLines: Tokens): TokenRun {
  return { oldIndex: oldLines.words.length, newIndex: newLines.words.length, length: 0 };
}
