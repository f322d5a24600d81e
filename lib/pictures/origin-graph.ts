import { assessor } from "../claims/assessment.ts";
import type { ClaimDossier, ProjectClaims } from "../claims/dossier.ts";
import { linksOf } from "../claims/links.ts";
import { counted } from "../corroboration/headline.ts";
import { connectedGroups, percent, SAME_ORIGIN } from "../corroboration/independence.ts";
import type { Report } from "../corroboration/report.ts";
import { decidedLevel } from "./degree-text.ts";
import type { DataTable } from "./data-table.ts";
import { groupLabel } from "./matrix.ts";
import type { PublishedArticle } from "./publisher-records.ts";

export interface OriginGraphNode {
  id: string;
  kind: "article" | "relay" | "origin" | "outside";
  label: string;
  /** Publisher of an article, kind of the rest. */
  note: string;
  /** Articles of the project only. */
  articleId: string | null;
  /** Letters of the independent groups that pass through here. */
  groups: string[];
}

export interface OriginGraphLink {
  from: string;
  to: string;
  kind: "cites" | "derives";
  note: string;
}

/** How reports of one claim lead back to its origins. */
export interface OriginGraph {
  headline: string;
  nodes: OriginGraphNode[];
  links: OriginGraphLink[];
  /** Letters of all independent groups, the largest first. */
  groups: string[];
}

/** The graph of one claim: articles, whom they relay, and who knows; with what articles took from one another. */
export function originGraphOf(
  project: ProjectClaims,
  dossier: ClaimDossier,
  articles: readonly Pick<PublishedArticle, "id" | "title" | "publisher">[],
): OriginGraph {
  const { ledger, headline } = assessor(project)(dossier);
  const { reports, z } = ledger.independence;
  const sided = reports.flatMap(({ stance }, row) => (stance === "mentions" ? [] : [row]));
  const groups = connectedGroups(z, SAME_ORIGIN, sided).toSorted((a, b) => b.length - a.length);
  const letters = new Map(
    groups.flatMap((rows, index) => rows.map((row) => [reports[row]?.id ?? "", groupLabel(index)] as const)),
  );
  const nodes = new Map<string, OriginGraphNode>();
  const links = new Map<string, OriginGraphLink>();
  const titles = new Map(articles.map((article) => [article.id, article]));
  const addNode = (node: Omit<OriginGraphNode, "groups">, letter?: string) => {
    const known = nodes.get(node.id) ?? { ...node, groups: [] };
    if (letter !== undefined && !known.groups.includes(letter))
      known.groups = [...known.groups, letter].toSorted();
    nodes.set(node.id, known);
    return node.id;
  };
  const addArticle = (id: string, letter?: string) => {
    const article = titles.get(id);
    return article
      ? addNode(
          {
            ...{ id: `article:${id}`, kind: "article", label: article.publisher || article.title },
            note: article.title,
            articleId: id,
          },
          letter,
        )
      : addNode(
          {
            ...{ id: `outside:${id}`, kind: "outside", label: id.replace(/^url:/u, "") },
            note: "not in this project",
            articleId: null,
          },
          letter,
        );
  };
  const addLink = (link: OriginGraphLink) => links.set(`${link.kind} ${link.from} ${link.to}`, link);
  for (const report of reports) {
    const letter = letters.get(report.id);
    let from = addArticle(report.articleId, letter);
    for (const step of stepsOf(report)) {
      const to = addNode(step, letter);
      addLink({ from, to, kind: "cites", note: "on the word of" });
      from = to;
    }
  }
  const shown = new Set(reports.map(({ articleId }) => articleId));
  for (const { articleId, fromArticleId, degree } of linksOf(project).derivations) {
    if (!shown.has(articleId) || degree <= 0) continue;
    addLink({
      from: addArticle(articleId),
      to: addArticle(fromArticleId),
      kind: "derives",
      note:
        decidedLevel(project, articleId, fromArticleId)?.replace("-", " ") ??
        `${percent(degree)} of its text`,
    });
  }
  return {
    headline,
    nodes: [...nodes.values()],
    links: [...links.values()],
    groups: groups.map((_, index) => groupLabel(index)),
  };
}

function stepsOf(report: Report): Omit<OriginGraphNode, "groups">[] {
  const relays = report.relays.map(({ name }) => ({
    ...{ id: `relay:${name.trim().toLowerCase()}`, kind: "relay" as const, label: name, note: "relay" },
    articleId: null,
  }));
  const origin = {
    ...{ id: `origin:${report.originId ?? ""}`, kind: "origin" as const, label: report.originName },
    ...{ note: report.anonymous ? "origin, kept anonymous" : "origin", articleId: null },
  };
  return report.originId === null ? relays : [...relays, origin];
}

/** What the graph shows, in words. */
export function originGraphSummary({ headline, nodes, links }: OriginGraph): string {
  const count = (kind: OriginGraphNode["kind"]) => nodes.filter((node) => node.kind === kind).length;
  const derived = links.filter(({ kind }) => kind === "derives").length;
  const unnamed = nodes.filter(
    ({ id, kind }) =>
      kind === "article" && !links.some(({ from, kind: how }) => from === id && how === "cites"),
  ).length;
  return [
    `${headline}.`,
    `${counted(count("article"), "article")} ${count("article") === 1 ? "leads" : "lead"} back to ${counted(count("origin"), "named origin")}${count("relay") > 0 ? ` through ${counted(count("relay"), "relay")}` : ""}.`,
    derived > 0 ? `Text was taken over in ${counted(derived, "case")}.` : "",
    unnamed > 0 ? `${counted(unnamed, "article")} ${unnamed === 1 ? "names" : "name"} nobody for it.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** One row per link. */
export function originGraphTable({ nodes, links }: OriginGraph): DataTable {
  const names = new Map(nodes.map((node) => [node.id, node]));
  const nameOf = (id: string) => {
    const node = names.get(id);
    return node ? (node.kind === "article" ? `${node.label}: ${node.note}` : node.label) : "";
  };
  return {
    columns: [{ name: "From" }, { name: "How" }, { name: "To" }, { name: "Group" }],
    rows: links.map(({ from, to, kind, note }) => [
      nameOf(from),
      kind === "cites" ? "cites" : `derived, ${note}`,
      nameOf(to),
      names.get(from)?.groups.join(", ") ?? "",
    ]),
  };
}
