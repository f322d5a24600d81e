import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { someDataset } from "#lib/formats/export/dataset.arbitrary.ts";
import { NODE_PROOFS } from "./node-readers.ts";
import { pythonVerdicts } from "./python.ts";
import type { Verdict } from "./verdict.ts";
import { plainDataset } from "./plain-dataset.ts";
import { CONTEXT } from "./web-annotation-rules.ts";
import { writeExports } from "./write-exports.ts";

// Proves that what is exported is read by those whom it is for: readers of Node always, those of Python where it is.
// Each is listed as passed, failed, or not available and why.
//   npm run test:interop              all of them
//   npm run test:interop -- spacy     those whose name has the word
//
// Two datasets are written: one of texts that have broken exporters (controls, astral characters, combining marks,
// right to left, overlaps), and a plain one, as people have them.

const folder = path.join(import.meta.dirname, "../../.cache/interop");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));

const signs = { passed: "✓", failed: "✗", "not available": "-" } as const;
const verdicts: Verdict[] = [];
function tell(verdict: Verdict): void {
  verdicts.push(verdict);
  const { name, outcome, reason } = verdict;
  process.stdout.write(`${signs[outcome]} ${name}: ${outcome}${reason === "" ? "" : ` (${reason})`}\n`);
}

await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, "anno-context.json"), JSON.stringify(CONTEXT));
const written: string[] = [];
for (const [name, { dataset, documents }] of [
  ["hostile", someDataset()],
  ["plain", plainDataset()],
] as const) {
  const into = path.join(folder, name);
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await writeExports(dataset, documents, into);
  written.push(into);
}

for (const { name, run } of NODE_PROOFS) {
  if (!isWanted(name)) continue;
  try {
    for (const one of written) await run(one);
    tell({ name, outcome: "passed", reason: "" });
  } catch (cause) {
    tell({ name, outcome: "failed", reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
for await (const verdict of pythonVerdicts(folder, written, isWanted)) tell(verdict);

const count = (outcome: Verdict["outcome"]) => verdicts.filter((one) => one.outcome === outcome).length;
process.stdout.write(
  `\n${count("passed")} passed, ${count("failed")} failed, ${count("not available")} not available\n`,
);
process.exitCode = count("failed") > 0 ? 1 : 0;
