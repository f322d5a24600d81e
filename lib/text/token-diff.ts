/** A run of equal tokens: `length` tokens from `oldIndex` and from `newIndex`. */
export interface TokenRun {
  oldIndex: number;
  newIndex: number;
  length: number;
}

interface Range {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** Most edits that Myers' search follows inside one gap; beyond it the gap counts as rewritten. */
const MAX_EDITS = 400;

/**
 * Runs of equal tokens, in order in both lists. Common ends first; then tokens that occur once in both lists anchor the
 * rest (patience diff, Cohen), which keeps repeated lines from being paired at random; between anchors Myers' O(ND)
 * search ("An O(ND) Difference Algorithm", 1986), with a bound, so that unrelated texts cost no more than long ones.
 */
export function diffTokens(oldTokens: readonly string[], newTokens: readonly string[]): TokenRun[] {
  const pairs: TokenRun[] = [];
  const pending: Range[] = [{ oldFrom: 0, oldTo: oldTokens.length, newFrom: 0, newTo: newTokens.length }];
  for (let range = pending.pop(); range; range = pending.pop()) {
    const inner = trimCommonEnds(oldTokens, newTokens, range, pairs);
    if (inner.oldFrom === inner.oldTo || inner.newFrom === inner.newTo) continue;
    const anchors = uniqueAnchors(oldTokens, newTokens, inner);
    // One by one: a spread of a hundred thousand arguments overflows the stack.
    if (anchors.length === 0) {
      for (const run of boundedMyers(oldTokens, newTokens, inner)) pairs.push(run);
    } else {
      for (const between of rangesBetween(anchors, inner, pairs)) pending.push(between);
    }
  }
  return merged(pairs);
}

function trimCommonEnds(a: readonly string[], b: readonly string[], range: Range, pairs: TokenRun[]): Range {
  let { oldFrom, oldTo, newFrom, newTo } = range;
  while (oldFrom < oldTo && newFrom < newTo && a[oldFrom] === b[newFrom]) {
    oldFrom++;
    newFrom++;
  }
  while (oldFrom < oldTo && newFrom < newTo && a[oldTo - 1] === b[newTo - 1]) {
    oldTo--;
    newTo--;
  }
  const head = oldFrom - range.oldFrom;
  const tail = range.oldTo - oldTo;
  if (head > 0) pairs.push({ oldIndex: range.oldFrom, newIndex: range.newFrom, length: head });
  if (tail > 0) pairs.push({ oldIndex: oldTo, newIndex: newTo, length: tail });
  return { oldFrom, oldTo, newFrom, newTo };
}

/** Tokens that stand once in either range, in the longest order that both share (patience sorting). */
function uniqueAnchors(a: readonly string[], b: readonly string[], range: Range): TokenRun[] {
  const places = new Map<string, { old: number; new: number }>();
  for (let i = range.oldFrom; i < range.oldTo; i++) {
    const token = a[i] ?? "";
    places.set(token, { old: places.has(token) ? -1 : i, new: -2 });
  }
  for (let i = range.newFrom; i < range.newTo; i++) {
    const place = places.get(b[i] ?? "");
    if (place) place.new = place.new === -2 ? i : -1;
  }
  const candidates: TokenRun[] = [];
  for (const place of places.values()) {
    if (place.old >= 0 && place.new >= 0) {
      candidates.push({ oldIndex: place.old, newIndex: place.new, length: 1 });
    }
  }
  candidates.sort((x, y) => x.oldIndex - y.oldIndex);
  return longestIncreasing(candidates);
}

function longestIncreasing(runs: readonly TokenRun[]): TokenRun[] {
  const tails: number[] = [];
  const before = runs.map((run, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((runs[tails[middle] ?? 0]?.newIndex ?? 0) < run.newIndex) low = middle + 1;
      else high = middle;
    }
    tails[low] = i;
    return low > 0 ? (tails[low - 1] ?? -1) : -1;
  });
  const chain: TokenRun[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const run = runs[i];
    if (run) chain.push(run);
  }
  return chain.reverse();
}

function rangesBetween(anchors: readonly TokenRun[], range: Range, pairs: TokenRun[]): Range[] {
  const ranges: Range[] = [];
  let { oldFrom, newFrom } = range;
  for (const anchor of anchors) {
    ranges.push({ oldFrom, oldTo: anchor.oldIndex, newFrom, newTo: anchor.newIndex });
    pairs.push(anchor);
    oldFrom = anchor.oldIndex + 1;
    newFrom = anchor.newIndex + 1;
  }
  ranges.push({ oldFrom, oldTo: range.oldTo, newFrom, newTo: range.newTo });
  return ranges.filter((r) => r.oldFrom < r.oldTo && r.newFrom < r.newTo);
}

function boundedMyers(a: readonly string[], b: readonly string[], range: Range): TokenRun[] {
  const n = range.oldTo - range.oldFrom;
  const m = range.newTo - range.newFrom;
  const limit = Math.min(n + m, MAX_EDITS);
  const reach = new Int32Array(2 * limit + 3);
  const history: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    history.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, limit + k) < at(reach, limit + k + 2));
      let x = down ? at(reach, limit + k + 2) : at(reach, limit + k) + 1;
      while (x < n && x - k < m && a[range.oldFrom + x] === b[range.newFrom + x - k]) x++;
      reach[limit + 1 + k] = x;
      if (x >= n && x - k >= m) return tracedBack(history, d, limit, n, m, range);
    }
  }
  return [];
}

function tracedBack(
  history: readonly Int32Array[],
  edits: number,
  limit: number,
  n: number,
  m: number,
  range: Range,
): TokenRun[] {
  const runs: TokenRun[] = [];
  let x = n;
  let y = m;
  for (let d = edits; d >= 0; d--) {
    const reach = history[d] ?? new Int32Array();
    const k = x - y;
    const down = k === -d || (k !== d && at(reach, limit + k) < at(reach, limit + k + 2));
    const fromX = d === 0 ? 0 : at(reach, limit + (down ? k + 2 : k));
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1;
    const length = x - startX;
    if (length > 0) {
      runs.push({
        oldIndex: range.oldFrom + startX,
        newIndex: range.newFrom + y - length,
        length,
      });
    }
    x = fromX;
    y = fromY;
  }
  return runs;
}

const at = (values: Int32Array, index: number): number => values[index] ?? 0;

function merged(pairs: TokenRun[]): TokenRun[] {
  const runs: TokenRun[] = [];
  for (const pair of pairs.sort((a, b) => a.oldIndex - b.oldIndex)) {
    const last = runs.at(-1);
    const continues =
      last && last.oldIndex + last.length === pair.oldIndex && last.newIndex + last.length === pair.newIndex;
    if (continues) last.length += pair.length;
    else runs.push({ ...pair });
  }
  return runs;
}
