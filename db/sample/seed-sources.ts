import { and, eq } from "drizzle-orm";
import { SAMPLE_PUBLISHERS } from "#lib/sample/articles.ts";
import {
  SAMPLE_ASSESSMENTS,
  SAMPLE_DEPENDENCES,
  SAMPLE_DERIVATIONS,
  SAMPLE_ORIGINS,
} from "#lib/sample/sources.ts";
import { createOrigin } from "../mutations/named-sources.ts";
import { addAssessment, updatePublisher } from "../mutations/publishers.ts";
import { addDependence, addDerivation } from "../mutations/source-links.ts";
import { known, must, type SampleHand } from "./hand.ts";

/** Says what the publishers are, names and grades the origins, and decides who copied whom; origins by their keys. */
export async function writeSources(hand: SampleHand): Promise<ReadonlyMap<string, string>> {
  const { writing, by, now, mintId, articles, reviewers } = hand;
  const publishers = await describePublishers(hand);
  for (const { publisher, by: reviewer, ...assessment } of SAMPLE_ASSESSMENTS) {
    const input = { id: mintId(), publisherId: known(publishers, publisher), ...assessment };
    must(await addAssessment(writing, known(reviewers, reviewer), input, now));
  }
  const origins = new Map<string, string>();
  for (const { key, ...origin } of SAMPLE_ORIGINS) {
    const id = mintId();
    must(await createOrigin(writing, by, { id, projectId: by.projectId, ...origin }, now));
    origins.set(key, id);
  }
  for (const { origins: pair, dependence, reason } of SAMPLE_DEPENDENCES) {
    const [originId, otherOriginId] = [known(origins, pair[0]), known(origins, pair[1])];
    must(
      await addDependence(writing, by, { id: mintId(), originId, otherOriginId, dependence, reason }, now),
    );
  }
  for (const { articleKey, from, level, reason } of SAMPLE_DERIVATIONS) {
    const source = { kind: "article", articleId: known(articles, from).id } as const;
    const input = { id: mintId(), articleId: known(articles, articleKey).id, from: source, level, reason };
    must(await addDerivation(writing, by, input, now));
  }
  return origins;
}

/** Publishers came with the articles, by name alone; answers with their ids by name. */
async function describePublishers({ writing, by, now }: SampleHand): Promise<ReadonlyMap<string, string>> {
  const { publisher } = writing.tables;
  const ids = new Map<string, string>();
  for (const { name, kind, domain, country, owner = "", syndicationGroup = "" } of SAMPLE_PUBLISHERS) {
    const [row] = await writing.db
      .select()
      .from(publisher)
      .where(and(eq(publisher.projectId, by.projectId), eq(publisher.name, name)));
    if (!row) throw new Error(`The sample has no article of ${name}.`);
    const { id, version } = row;
    const input = { id, version, name, kind, domain, country, owner, syndicationGroup };
    must(await updatePublisher(writing, by, input, now));
    ids.set(name, id);
  }
  return ids;
}
