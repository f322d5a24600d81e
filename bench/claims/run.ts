import { eq } from "drizzle-orm";
import { loadClaimNear } from "#db/queries/claim-near.ts";
import { findClaim, loadProjectClaims } from "#db/queries/claims.ts";
import { measureOverlaps } from "#db/mutations/overlaps.ts";
import { newId, NOW } from "#db/testing/factories.ts";
import type { Writing } from "#db/store.ts";
import { assess, assessor } from "#lib/claims/assessment.ts";
import type { ClaimDossier } from "#lib/claims/dossier.ts";
import { linksNear, linksOf } from "#lib/claims/links.ts";
import { indexSources, reportsOf } from "#lib/claims/reports.ts";
import { ledgerOf } from "#lib/corroboration/ledger.ts";
import { suggestLevel } from "#lib/corroboration/suggestion.ts";
import { matrixOf } from "#lib/pictures/matrix.ts";
import { figure, median, numberOption, timed } from "../support/figures.ts";
import { openTemporaryStore } from "../support/temporary-store.ts";
import { bareReader } from "./bare-read.ts";
import { makeClaimsProject } from "./project.ts";

// Opening the matrix of a large project against a bare read of the same rows, and weighing one claim afresh after a
// new mention, as its page opens, against the pure functions on data in memory. Interleaved; ratios are taken within a round.
//   npm run bench:claims [-- --rounds 9 --claims 1000 --publishers 200 --mentions 10]

/** Claims that a page of the matrix shows. */
const SHOWN = 50;
/** Claims that are weighed before the clock counts: the pure functions would be compiled, and what calls them not. */
const WARM_UP = 60;

const rounds = numberOption("--rounds", 9);
const size = {
  claims: numberOption("--claims", 1_000),
  publishers: numberOption("--publishers", 200),
  mentionsPerClaim: numberOption("--mentions", 10),
};

await using temporary = await openTemporaryStore();
const { store, file } = temporary;
const { reading } = store;
const by = await makeClaimsProject(store, size);
const bare = bareReader(file);

const matrix = { bare: [] as number[], data: [] as number[], whole: [] as number[] };
let rows = 0;
for (let round = -1; round < rounds; round++) {
  const read = await timed(() => (rows = bare.read(by.projectId)));
  let loaded = await loadProjectClaims(reading, by);
  const data = await timed(async () => {
    await measureOverlaps(store, by);
    loaded = await loadProjectClaims(reading, by);
  });
  const drawn = await timed(() => matrixOf(loaded, loaded.claims.slice(0, SHOWN)));
  if (round < 0) continue; // the first one compiles
  matrix.bare.push(read);
  matrix.data.push(data);
  matrix.whole.push(data + drawn);
}

const project = await loadProjectClaims(reading, by);
const near = linksNear(linksOf(project));
const sources = indexSources(project);
const weigh = assessor(project);
/** The pure functions alone, on a claim and sources that are ready in memory. */
const pure = (dossier: ClaimDossier) => {
  const reports = reportsOf(dossier, sources);
  const ledger = ledgerOf(reports, near(reports.map(({ articleId }) => articleId)));
  return suggestLevel(ledger);
};
const one = { pure: [] as number[], weigh: [] as number[], page: [] as number[], read: [] as number[] };
let touched = 0;
for (let round = -WARM_UP; round < rounds * 5; round++) {
  const position = (round + WARM_UP) % project.claims.length;
  const before = project.claims[position];
  const template = before?.mentions[0];
  if (!before || !template) throw new Error("The project has no mentions.");
  await store.write((writing) => addMention(writing, before.claim.id, template.annotationId));
  const claimId = before.claim.id;
  const opened = await loadClaimNear(reading, by, claimId);
  const dossier = opened.claims.find(({ claim }) => claim.id === claimId);
  if (dossier?.mentions.length !== before.mentions.length + 1) throw new Error("The mention is not there.");
  touched = 1 + dossier.mentions.length + dossier.evidence.length + dossier.judgments.length;
  const own = new Set(dossier.mentions.map(({ id }) => id));
  touched += opened.mentions.filter(({ id }) => !own.has(id)).length;
  const ways = [
    { spent: one.pure, work: () => pure(dossier) },
    { spent: one.weigh, work: () => weigh(dossier) },
    { spent: one.page, work: () => assess(dossier, opened) },
  ];
  // Whichever comes first finds its code and data cold, so each does in turn.
  for (const [turn] of ways.entries()) {
    const way = ways[(turn + round + WARM_UP) % ways.length];
    const spent = await timed(() => way?.work());
    if (round >= 0) way?.spent.push(spent);
  }
  const read = await timed(() => findClaim(reading, by, claimId));
  if (round >= 0) one.read.push(read);
}
bare.close();

/** A passage like one that is there, tied to the same claim. */
async function addMention({ db, tables }: Writing, claimId: string, annotationId: string): Promise<void> {
  const { annotation, mention } = tables;
  const [known] = await db.select().from(annotation).where(eq(annotation.id, annotationId));
  if (!known) throw new Error("The annotation is gone.");
  const id = newId();
  await db.insert(annotation).values({ ...known, id });
  await db.insert(mention).values({
    ...{ id: newId(), projectId: by.projectId, claimId, annotationId: id, claimTypes: [], chain: [] },
    ...{ createdBy: by.actor.id, createdAt: NOW, updatedAt: NOW },
  });
}

const ms = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
const ratio = (ours: readonly number[], floor: readonly number[]) =>
  median(ours.map((value, i) => value / (floor[i] ?? Number.NaN)));
const { claims, publishers } = size;
console.log(`${claims} claims × ${publishers} publishers, ${rows} rows, ${rounds} rounds, medians`);
console.log(
  `bare read ${ms(matrix.bare)}; matrix data ${ms(matrix.data)}; with a page laid out ${ms(matrix.whole)}`,
);
console.log(
  `one ledger: pure functions ${ms(one.pure)}; sources prepared ${ms(one.weigh)}; sources prepared for it ${ms(one.page)}; reading the claim ${ms(one.read)}, ${touched} of ${rows} rows`,
);
figure("claims-matrix-data-to-bare-read", ratio(matrix.data, matrix.bare), "times", { atMost: 3 });
figure("claims-one-ledger-prepared-to-pure-functions", ratio(one.weigh, one.pure), "times", { atMost: 2 });
figure("claims-one-ledger-to-pure-functions", ratio(one.page, one.pure), "times", { atMost: 2 });
