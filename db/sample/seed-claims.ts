import type { SampleClaim } from "#lib/sample/claim.ts";
import { SAMPLE_CLAIMS, SAMPLE_COMMENTS, SAMPLE_RELATIONS } from "#lib/sample/claims.ts";
import { chainOf, quantityOf } from "#lib/sample/attribution.ts";
import { locateSamplePassage } from "#lib/sample/locate.ts";
import { addRelation } from "../mutations/claim-relations.ts";
import { attachMention, createClaim, createQuestion, updateMention } from "../mutations/claims.ts";
import { addComment } from "../mutations/discussion.ts";
import { addEvidence } from "../mutations/evidence.ts";
import { saveJudgment } from "../mutations/judgments.ts";
import { known, must, passageKey, type SampleHand } from "./hand.ts";

type Origins = ReadonlyMap<string, string>;

/** Claims with their mentions, evidence, relations, judgments and what was said about them. */
export async function writeClaims(hand: SampleHand, origins: Origins): Promise<void> {
  const { writing, by, mintId } = hand;
  const { projectId } = by;
  const questions = new Map<string, string>();
  const claims = new Map<string, string>();
  for (const [position, claim] of SAMPLE_CLAIMS.entries()) {
    // A millisecond apart, so that they are listed in this order.
    const at = { ...hand, now: hand.now + position };
    const { question, text } = claim;
    if (question !== null && !questions.has(question)) {
      const id = mintId();
      must(await createQuestion(writing, by, { id, projectId, text: question }, at.now));
      questions.set(question, id);
    }
    const id = mintId();
    const questionId = question === null ? null : known(questions, question);
    must(await createClaim(writing, by, { id, projectId, text, questionId, mention: null }, at.now));
    claims.set(claim.key, id);
    await writeMentions(at, claim, id, origins);
    await writeEvidence(at, claim, id, origins);
  }
  await relate(hand, claims);
  // Last: what is suggested to a reviewer rests on all of the above.
  for (const claim of SAMPLE_CLAIMS) await judge(hand, claim, known(claims, claim.key));
  await discuss(hand, claims);
}

async function writeMentions(
  { writing, by, now, mintId, annotations }: SampleHand,
  claim: SampleClaim,
  claimId: string,
  origins: Origins,
): Promise<void> {
  for (const sample of claim.mentions) {
    const annotationId = known(annotations, passageKey(sample)).id;
    const { id, version } = must(
      await attachMention(writing, by, { id: mintId(), claimId, annotationId }, now),
    );
    const input = {
      ...{ id, version, attribution: sample.attribution, checkWorthiness: "CFS" as const },
      originId: sample.origin === null ? null : known(origins, sample.origin),
      quoteType: sample.quoteType ?? "none",
      factuality: sample.factuality ?? "CT+",
      hedgeCues: sample.hedgeCues ?? "",
      explicitlyUnverified: sample.explicitlyUnverified ?? false,
      anonymous: sample.anonymous ?? false,
      claimTypes: [...claim.types],
      chain: chainOf(sample, (key) => known(origins, key), mintId),
      quantity: quantityOf(claim, sample),
    };
    must(await updateMention(writing, by, input, now));
  }
}

async function writeEvidence(
  { writing, by, now, mintId, articles }: SampleHand,
  { evidence, pages = [] }: SampleClaim,
  claimId: string,
  origins: Origins,
): Promise<void> {
  for (const sample of evidence) {
    const { stance, note, origin } = sample;
    const { versionId } = known(articles, sample.articleKey);
    const target = { kind: "passage", versionId, passage: locateSamplePassage(sample) } as const;
    const originId = origin === undefined ? null : known(origins, origin);
    must(await addEvidence(writing, by, { id: mintId(), claimId, stance, note, target, originId }, now));
  }
  for (const { url, stance, note } of pages) {
    const target = { kind: "url", url } as const;
    must(
      await addEvidence(writing, by, { id: mintId(), claimId, stance, note, target, originId: null }, now),
    );
  }
}

async function relate({ writing, by, now, mintId }: SampleHand, claims: ReadonlyMap<string, string>) {
  for (const { claims: pair, type, contradictionType = null, note } of SAMPLE_RELATIONS) {
    const [claimId, otherClaimId] = [known(claims, pair[0]), known(claims, pair[1])];
    const input = { id: mintId(), claimId, otherClaimId, type, contradictionType, note };
    must(await addRelation(writing, by, input, now));
  }
}

async function judge(
  { writing, now, mintId, reviewers }: SampleHand,
  { judgments }: SampleClaim,
  claimId: string,
) {
  for (const { by: reviewer, blind = false, ...judgment } of judgments) {
    const input = {
      ...{ id: mintId(), claimId, version: 0, ...judgment, blind },
      ...{ cherryPicking: false, asOf: "2025-05-16", reviewBy: null },
    };
    must(await saveJudgment(writing, known(reviewers, reviewer), input, now));
  }
}

async function discuss(
  { writing, by, now, mintId, reviewers }: SampleHand,
  claims: ReadonlyMap<string, string>,
) {
  const threads = new Map<string, string>();
  for (const [position, { claim, by: reviewer, text }] of SAMPLE_COMMENTS.entries()) {
    const id = mintId();
    const input = {
      ...{ id, projectId: by.projectId, subject: "claim" as const, subjectId: known(claims, claim), text },
      threadId: threads.get(claim) ?? null,
    };
    must(await addComment(writing, known(reviewers, reviewer), input, now + position));
    if (!threads.has(claim)) threads.set(claim, id);
  }
}
