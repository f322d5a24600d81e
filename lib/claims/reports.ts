import { FACTUALITY_WEIGHTS, type Report, stanceOfFactuality } from "../corroboration/report.ts";
import { voicesTo } from "./attribution-chain.ts";
import type { ClaimDossier, Evidence, Mention, Origin, Publisher, SourceDirectory } from "./dossier.ts";
import { publisherGrades } from "./links.ts";
import type { ReliabilityGrade, Stance } from "./vocabulary.ts";

/** The sources of a project, ready to be looked up. */
export interface SourceIndex {
  origins: ReadonlyMap<string, Origin>;
  publishers: ReadonlyMap<string, Publisher>;
  /** Publishers by what their names come to; a relay of that name has their grade. */
  publishersByName: ReadonlyMap<string, Publisher>;
  grades: ReadonlyMap<string, ReliabilityGrade>;
  mentionsByVersion: ReadonlyMap<string, readonly Mention[]>;
}

export function indexSources({ origins, publishers, mentions, assessments }: SourceDirectory): SourceIndex {
  return {
    origins: new Map(origins.map((origin) => [origin.id, origin])),
    publishers: new Map(publishers.map((publisher) => [publisher.id, publisher])),
    publishersByName: new Map(publishers.map((publisher) => [comparableName(publisher.name), publisher])),
    grades: publisherGrades(assessments),
    mentionsByVersion: Map.groupBy(mentions, (mention) => mention.versionId),
  };
}

/** What makes two spellings of a name the same. */
export const comparableName = (name: string) =>
  name.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();

/** A report, and the passages that make it: its own first. */
export interface SourcedReport {
  report: Report;
  /** Ids of the mentions and pieces of evidence it stands for. */
  itemIds: string[];
}

/**
 * The claim's mentions and evidence as reports of the corroboration ledger. One article's assertion on the word of
 * one origin, for or against, is one report, however many passages and reviewers point at it; a passage that names
 * nobody adds nothing to one of the same article and side that does. Evidence by address is left out.
 */
export function sourcedReports({ mentions, evidence }: ClaimDossier, sources: SourceIndex): SourcedReport[] {
  const passages = [
    ...mentions.map((item) => reportOf(item, item, stanceOfFactuality(item.factuality), sources)),
    ...evidence
      .filter(({ articleId }) => articleId !== null)
      .map((item) => reportOf(item, mentionAround(item, sources), item.stance, sources)),
  ];
  const mentionIds = new Set(mentions.map(({ id }) => id));
  const sides = Map.groupBy(passages, ({ articleId, stance }) => JSON.stringify([articleId, stance]));
  return [...sides.values()].flatMap((side) => {
    const byOrigin = Map.groupBy(side, ({ originId }) => originId);
    const unnamed = byOrigin.get(null) ?? [];
    const named = [...byOrigin].filter(([originId]) => originId !== null).map(([, all]) => all);
    const groups = named.length === 0 ? [unnamed] : [[...(named[0] ?? []), ...unnamed], ...named.slice(1)];
    return groups.map((group) => {
      const speaking = group.filter(({ originId }) => originId !== null);
      const [report, ...others] = (speaking.length > 0 ? speaking : group).toSorted(
        (a, b) =>
          Number(mentionIds.has(b.id)) - Number(mentionIds.has(a.id)) ||
          FACTUALITY_WEIGHTS[b.factuality] - FACTUALITY_WEIGHTS[a.factuality] ||
          (a.id < b.id ? -1 : 1),
      );
      if (!report) throw new RangeError("A group of reports is never empty.");
      const rest = new Set([...others, ...group].map(({ id }) => id).filter((id) => id !== report.id));
      return { report, itemIds: [report.id, ...rest] };
    });
  });
}

/** The reports alone; see `sourcedReports`. */
export function reportsOf(dossier: ClaimDossier, sources: SourceIndex): Report[] {
  return sourcedReports(dossier, sources).map(({ report }) => report);
}

/** The mention whose passage a piece of evidence overlaps most closely in the text: it tells who said it. */
function mentionAround(
  { versionId, start, end }: Evidence,
  { mentionsByVersion }: SourceIndex,
): Mention | null {
  const around = (mentionsByVersion.get(versionId ?? "") ?? []).filter(
    (mention) => mention.start < (end ?? 0) && mention.end > (start ?? Number.MAX_SAFE_INTEGER),
  );
  const byLength = around.toSorted((a, b) => a.end - a.start - (b.end - b.start) || (a.id < b.id ? -1 : 1));
  return byLength.find((mention) => mention.originId !== null) ?? byLength[0] ?? null;
}

type Item = Pick<
  Mention | Evidence,
  "id" | "articleId" | "publisherId" | "publisher" | "articleTitle" | "originId"
>;

function reportOf(item: Item, mention: Mention | null, stance: Stance, sources: SourceIndex): Report {
  const origin = sources.origins.get(item.originId ?? mention?.originId ?? "");
  const publisher = sources.publishers.get(item.publisherId ?? "");
  // A piece of evidence whose reviewer names another origin came by another way than the mention around it.
  const chain = mention && (mention.originId === origin?.id || !origin) ? mention : null;
  return {
    id: item.id,
    articleId: item.articleId ?? item.id,
    // An article whose publisher nobody knows is an outlet of its own.
    publisherId: item.publisherId ?? `unknown:${item.articleId}`,
    publisherName: item.publisher || item.articleTitle,
    publisherGrade: sources.grades.get(item.publisherId ?? "") ?? "F",
    publisherGroups: [publisher?.owner, publisher?.syndicationGroup].filter((group): group is string =>
      Boolean(group),
    ),
    originId: origin?.id ?? null,
    originName: origin?.name ?? "",
    originGrade: origin?.reliability ?? "F",
    originAccess: origin?.access ?? "unknown",
    relays: chain ? relaysOf(chain, sources) : [],
    anonymous: chain?.anonymous ?? false,
    stance,
    factuality: mention?.factuality ?? "CT+",
    denial: mention?.factuality === "CT-",
  };
}

/** Those whom the article heard it through, outermost first: every voice of the chain but the origin itself. */
function relaysOf(
  { chain, originId }: Mention,
  { origins, publishersByName, grades }: SourceIndex,
): Report["relays"] {
  const voices = voicesTo(chain, originId);
  const relays = originId === null ? voices : voices.slice(0, -1);
  return relays.map((voice) => {
    const origin = origins.get(voice.originId ?? "");
    const outlet = publishersByName.get(comparableName(voice.name));
    return {
      name: voice.name || origin?.name || "somebody unnamed",
      grade: origin?.reliability ?? grades.get(outlet?.id ?? "") ?? "F",
    };
  });
}
