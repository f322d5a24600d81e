import Database from "better-sqlite3";
import { makeActor, makeArticle, makeProject } from "#db/testing/factories.ts";
import { applyOperation } from "#db/operations/apply.ts";
import { tagging } from "../support/application.ts";
import { figure, median } from "../support/figures.ts";
import { prose } from "../support/prose.ts";
import { openTemporaryStore } from "../support/temporary-store.ts";

/** How much slower a slow disk acknowledges a sync than this one, in milliseconds. */
const SLOW_SYNC = 5;

/** Makes every commit of this process take longer, as on a disk whose sync is slow. Returns how to set it. */
function slowCommits(): (milliseconds: number) => void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  let added = 0;
  const { exec } = Database.prototype;
  Database.prototype.exec = function (this: Database.Database, statements: string) {
    // The driver waits for the disk in this thread, and so does this.
    if (statements === "COMMIT" && added > 0) Atomics.wait(sleeper, 0, 0, added);
    return exec.call(this, statements);
  };
  return (milliseconds) => {
    added = milliseconds;
  };
}

/** One after the other: nobody waits beside the one that is written, so each has a commit of its own. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => null);
    return next;
  };
}

/** Writes within the process: alone, and 16 at once sharing commits or with one commit each. */
export async function measureCommits({
  rounds,
  seconds,
  inFlight,
}: {
  rounds: number;
  seconds: number;
  inFlight: number;
}): Promise<void> {
  await using temporary = await openTemporaryStore();
  const { store } = temporary;
  const delayCommits = slowCommits();
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  const { versionId, text } = await makeArticle(store, projectId, actor, { text: prose(1, 20_000) });
  let made = 0;
  const write = async () => {
    const answer = await applyOperation(store, actor, tagging(versionId, text, made++), Date.now());
    if (answer.status !== "applied") throw new Error(JSON.stringify(answer));
  };
  const rate = async (lanes: number, run: (work: () => Promise<void>) => Promise<void>) => {
    const started = performance.now();
    let written = 0;
    const lane = async () => {
      while (performance.now() < started + seconds * 1_000) {
        await run(write);
        written++;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return (written * 1_000) / (performance.now() - started);
  };
  await rate(1, (work) => work());
  for (const delay of [0, SLOW_SYNC]) {
    delayCommits(delay);
    const found = { alone: [] as number[], each: [] as number[], group: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      found.alone.push(await rate(1, (work) => work()));
      found.each.push(await rate(inFlight, inTurn()));
      found.group.push(await rate(inFlight, (work) => work()));
    }
    const disk = delay === 0 ? "disk as it is" : `${delay} ms more for each sync`;
    const of = (part: readonly number[]) => `${median(part).toFixed(0)}/s`;
    console.log(
      `in the process, ${disk}: alone ${of(found.alone)}, one commit each ${of(found.each)}, shared commits ${of(found.group)}`,
    );
    const gain = median(found.group.map((one, i) => one / (found.each[i] ?? Number.NaN)));
    figure(`writes-group-commit-gain-${delay}ms`, gain, "times", { atLeast: 1 });
  }
  delayCommits(0);
}
