import type { ClaimDossier, MeasuredOverlap, ProjectClaims } from "../claims/dossier.ts";
import { linksOf } from "../claims/links.ts";
import { counted } from "../corroboration/headline.ts";
import { decidedLevel, degreeText } from "./degree-text.ts";
import type { DataTable } from "./data-table.ts";
import type { DerivationLevel } from "../claims/vocabulary.ts";
import type { PublishedArticle } from "./publisher-records.ts";

/** What a moment on the timeline is. */
export const MOMENT_KINDS = ["event", "as-of", "published", "updated"] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

export interface Moment {
  kind: MomentKind;
  /** Milliseconds since 1970 (UTC). */
  at: number;
}

/** One article that makes the claim, with its moments in order. */
export interface TimelineRow {
  articleId: string;
  title: string;
  publisher: string;
  publishedAt: number | null;
  moments: Moment[];
  /** First of all with a known date. */
  isFirst: boolean;
  /** The earlier article that most of it was taken from; null = none known. */
  copyOf: { publisher: string; degree: number; decided: DerivationLevel | null; laterBy: number } | null;
}

export interface Timeline {
  claim: string;
  /** Days that the claim itself names. */
  events: Moment[];
  rows: TimelineRow[];
}

type Linked = Pick<ProjectClaims, "derivations" | "dependences"> & { overlaps: readonly MeasuredOverlap[] };

/** When a claim's reports appeared, who was first, and what came late as a copy. */
export function timelineOf(
  project: Linked,
  { claim, mentions }: ClaimDossier,
  articles: readonly PublishedArticle[],
): Timeline {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const concerned = [...new Set(mentions.map(({ articleId }) => articleId))].flatMap(
    (id) => byId.get(id) ?? [],
  );
  const derivations = linksOf(project).derivations;
  const first = Math.min(...concerned.flatMap(({ publishedAt }) => publishedAt ?? []));
  const rows = concerned.map((article): TimelineRow => {
    const asOf = mentions.flatMap(({ articleId, quantity }) =>
      articleId === article.id && quantity?.asOf ? [Date.parse(quantity.asOf)] : [],
    );
    const { publishedAt } = article;
    const source = derivations
      .filter(({ articleId, degree }) => articleId === article.id && degree > 0)
      .map(({ fromArticleId, degree }) => ({ from: byId.get(fromArticleId), degree }))
      .toSorted((a, b) => b.degree - a.degree)
      .find(
        ({ from }) => publishedAt !== null && from?.publishedAt != null && from.publishedAt <= publishedAt,
      );
    return {
      ...{
        articleId: article.id,
        title: article.title,
        publisher: article.publisher || article.title,
        publishedAt,
      },
      moments: [
        ...[...new Set(asOf)].map((at): Moment => ({ kind: "as-of", at })),
        ...(publishedAt === null ? [] : [{ kind: "published" as const, at: publishedAt }]),
        // A newer text can only be dated by when it came in.
        ...(article.versionNumber > 1 ? [{ kind: "updated" as const, at: article.versionAt }] : []),
      ].toSorted((a, b) => a.at - b.at),
      isFirst: publishedAt !== null && publishedAt === first,
      copyOf: source?.from
        ? {
            ...{ publisher: source.from.publisher || source.from.title, degree: source.degree },
            decided: decidedLevel(project, article.id, source.from.id),
            laterBy: (publishedAt ?? 0) - (source.from.publishedAt ?? 0),
          }
        : null,
    };
  });
  return {
    claim: claim.text,
    events: daysIn(claim.text).map((at) => ({ kind: "event", at })),
    rows: rows.toSorted(
      (a, b) =>
        (a.publishedAt ?? Infinity) - (b.publishedAt ?? Infinity) || (a.publisher < b.publisher ? -1 : 1),
    ),
  };
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAY = new RegExp(
  `\\b(?:(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})|(${MONTHS.join("|")}) (\\d{1,2}), (\\d{4})|(\\d{4}-\\d{2}-\\d{2}))\\b`,
  "gu",
);

/** Days that a text names in full, as the beginning of that day in UTC. */
export function daysIn(text: string): number[] {
  const found = Array.from(text.matchAll(DAY), ([, day, month, year, usMonth, usDay, usYear, iso]) =>
    iso
      ? Date.parse(`${iso}T00:00:00Z`)
      : Date.UTC(Number(year ?? usYear), MONTHS.indexOf(month ?? usMonth ?? ""), Number(day ?? usDay)),
  );
  return [...new Set(found)].filter((at) => !Number.isNaN(at)).toSorted((a, b) => a - b);
}

/** "2 days", "5 hours", "the same minute". */
export function spanText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return "the same minute";
  if (minutes < 60) return counted(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day");
}

/** "wholly derived from X, 5 hours later": where an article was taken from. */
export function copyText({ copyOf }: TimelineRow): string {
  if (!copyOf) return "";
  const { publisher, laterBy } = copyOf;
  const when = laterBy < 60_000 ? "at the same time" : `${spanText(laterBy)} later`;
  return `${degreeText(copyOf)} ${publisher}, ${when}`;
}

/** What the timeline shows, in words. */
export function timelineSummary({ rows }: Timeline): string {
  const first = rows.filter(({ isFirst }) => isFirst);
  const undated = rows.filter(({ publishedAt }) => publishedAt === null).length;
  const copies = rows.filter(({ copyOf }) => copyOf !== null);
  return [
    `${counted(rows.length, "article")} ${rows.length === 1 ? "makes" : "make"} this claim.`,
    first.length > 0 ? `First: ${first.map(({ publisher }) => publisher).join(" and ")}.` : "",
    copies.length > 0
      ? `Later with text of an earlier one: ${copies.map((row) => `${row.publisher} (${copyText(row)})`).join("; ")}.`
      : "None shares text with an earlier one.",
    undated > 0 ? `${counted(undated, "article")} without a date.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const iso = (millis: number) => new Date(millis).toISOString().slice(0, 16).replace("T", " ");

/** One row per article. */
export function timelineTable({ rows }: Timeline): DataTable {
  return {
    columns: [
      ...["Publisher", "Article", "Published (UTC)", "Updated (UTC)", "As of", "First", "Taken from"].map(
        (name) => ({ name }),
      ),
    ],
    rows: rows.map((row) => {
      const of = (kind: MomentKind) =>
        row.moments
          .filter((one) => one.kind === kind)
          .map(({ at }) => iso(at))
          .join(", ");
      return [
        ...[
          row.publisher,
          row.title,
          of("published") || "unknown",
          of("updated"),
          of("as-of").replaceAll(" 00:00", ""),
        ],
        ...[row.isFirst ? "first" : "", copyText(row)],
      ];
    }),
  };
}
