import { describe, expect, it } from "vitest";
import type { StatedQuantity } from "../claims/quantity.ts";
import { csvOf } from "./data-table.ts";
import { figuresSummary, figuresTable } from "./figures-text.ts";
import { figuresOf } from "./figures.ts";
import { matrixLayout } from "./matrix-layout.ts";
import { matrixSummary, matrixTable } from "./matrix-table.ts";
import { matrixOf } from "./matrix.ts";
import { originGraphOf, originGraphSummary } from "./origin-graph.ts";
import { profiledArticles, publisherRows, settledLevels } from "./publisher-records.ts";
import { quantityOfClaim, quantityOfMention } from "./stated-quantity.ts";
import { stripPlot } from "./strip-plot.ts";
import { ARTICLES, sampleProject } from "./testing/sample-project.ts";
import { daysIn, timelineOf, timelineSummary } from "./timeline.ts";
import { whatIf, whatIfSummary } from "./what-if.ts";

const project = sampleProject();
const dossier = (key: string) => {
  const found = project.claims.find(({ claim }) => claim.id === key);
  if (!found) throw new Error(key);
  return found;
};

describe("the matrix", () => {
  const matrix = matrixOf(project);

  it("sets publishers apart by the origin they repeat, though some report from both", () => {
    expect(matrix.groups.map(({ publishers }) => publishers.map(({ name }) => name))).toEqual([
      ["Coastal Bay Post", "Daily Newsroom Hub", "Kelvarian Press Bureau", "PulseWire24", "Vesper TV"],
      ["The Ardane Herald", "The Brenmoor Courier"],
    ]);
    expect(matrix.groups[0]?.sharedOrigins).toEqual(["Kelvarian Civil Protection Office"]);
  });

  it("shows side, firmness, number and passages of each cell", () => {
    const row = matrix.sections[0]?.rows.find(({ claimId }) => claimId === "evacuated-31000");
    const cell = (name: string) => row?.cells.find(({ publisherId }) => publisherId === name);
    expect(cell("Kelvarian Press Bureau")).toMatchObject({ stance: "contradicts", values: ["3,100"] });
    expect(cell("PulseWire24")).toMatchObject({ stance: "supports", factuality: "CT+", values: ["31,000"] });
    expect(cell("PulseWire24")?.passages[0]).toMatchObject({
      articleId: "pulsewire",
      exact: "31,000 residents had been evacuated by Tuesday evening",
    });
    expect(cell("Vesper TV")).toBeUndefined();
  });

  it("has one column per publisher in table, file and drawing, and says what it shows", () => {
    const { columns, rows } = matrixTable(matrix);
    expect(columns.length).toBe(3 + 7);
    expect(rows.every((cells) => cells.length === columns.length)).toBe(true);
    expect(csvOf({ columns, rows }).split("\r\n").length).toBe(1 + rows.length + 1);
    const layout = matrixLayout(matrix, 300);
    expect(new Set(layout.columns.map(({ x }) => x)).size).toBe(7);
    expect(layout.rows.length).toBe(project.claims.length);
    expect(matrixSummary(matrix)).toContain("7 claims by 7 publishers, in 2 groups");
    expect(matrixSummary(matrix)).toContain("2 claims are contradicted");
  });
});

describe("figures", () => {
  it("set a planned number apart, and name the widest conflict", () => {
    const [question] = figuresOf(project);
    expect(question?.bands.map(({ figures }) => figures.map(({ label }) => label))).toEqual([
      ["about 2,400 people", "2,400 people", "3,100 people", "31,000 people"],
      ["up to 6,500 people, planned"],
    ]);
    expect(question && figuresSummary(question)).toContain("severity 2.56");
    expect(question && figuresSummary(question)).toContain("Not comparable: up to 6,500 people, planned");
    const table = question && figuresTable(question);
    expect(table?.rows.every((cells) => cells.length === table.columns.length)).toBe(true);
  });

  it("draw every mark inside, in order of value, each interval around its number", () => {
    for (const question of figuresOf(project))
      for (const width of [320, 1_000]) {
        const plot = stripPlot(question, width);
        for (const { x, from, to, y } of plot.rows) {
          expect(from).toBeLessThanOrEqual(x);
          expect(x).toBeLessThanOrEqual(to);
          expect(from >= 0 && to <= width && y < plot.axis).toBe(true);
        }
      }
  });

  it("prefer what a reviewer recorded, then the passage, then the claim", () => {
    const ofClaim = quantityOfClaim("About 12,000 soldiers were sent.");
    const recorded: StatedQuantity = {
      ...{ kind: "troops", filter: "", unit: "", per: "", value: 3, upper: null },
      ...{ approximator: "exact", status: null, asOf: null, raw: "three" },
    };
    const source = (quantity: StatedQuantity | null, exact: string) =>
      quantityOfMention({ quantity, exact }, ofClaim);
    expect(source(recorded, "11,000 troops")).toMatchObject({ source: "recorded", quantity: { value: 3 } });
    expect(source(null, "11,000 troops in 3 camps")).toMatchObject({
      source: "passage",
      quantity: { value: 11_000, kind: ofClaim?.kind },
    });
    expect(source(null, "a whole division")).toMatchObject({ source: "claim", quantity: { value: 12_000 } });
    expect(quantityOfMention({ quantity: null, exact: "11,000 troops" }, null)).toBeNull();
  });
});

describe("the origin graph", () => {
  it("leads seven articles back to two origins, by the ledger's own headline", () => {
    const graph = originGraphOf(project, dossier("leak"), ARTICLES);
    expect(graph.headline).toBe("7 reports, 2 origins");
    expect(graph.groups).toEqual(["A", "B"]);
    expect(originGraphSummary(graph)).toContain("7 articles lead back to 2 named origins");
    expect(graph.links.filter(({ kind }) => kind === "derives")).toMatchObject([
      { from: "article:mirror", to: "article:pulsewire" },
    ]);
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
  });

  it("shows a page outside the project that an article was taken from", () => {
    const derivation = {
      ...{ id: "d", articleId: "coastal-bay", fromArticleId: null, fromUrl: "https://www.example.org/a/" },
      ...{ level: "wholly-derived" as const, reason: "", containment: null, jaccard: null, version: 1 },
    };
    const graph = originGraphOf({ ...project, derivations: [derivation] }, dossier("leak"), ARTICLES);
    expect(graph.nodes.find(({ kind }) => kind === "outside")?.label).toBe("example.org/a");
  });
});

describe("the timeline", () => {
  it("tells who was first, and that the scraper came later with another's text", () => {
    const timeline = timelineOf(project, dossier("leak"), ARTICLES);
    expect(timeline.rows[0]).toMatchObject({ articleId: "courier", isFirst: true, copyOf: null });
    expect(timeline.rows.filter(({ copyOf }) => copyOf).map(({ articleId }) => articleId)).toEqual([
      "mirror",
    ]);
    expect(timelineSummary(timeline)).toContain("First: The Brenmoor Courier.");
    expect(timeline.events).toEqual([{ kind: "event", at: Date.UTC(2025, 4, 13) }]);
  });

  it("puts undated articles last and calls none of them first", () => {
    const undated = ARTICLES.map((one) => (one.id === "courier" ? { ...one, publishedAt: null } : one));
    const { rows } = timelineOf(project, dossier("leak"), undated);
    expect(rows.at(-1)).toMatchObject({ articleId: "courier", isFirst: false, moments: [] });
  });

  it("reads days in three spellings and nothing else", () => {
    const days = daysIn("On 13 May 2025, on May 14, 2025 and 2025-05-15, not in May 2025 or at 13:45.");
    expect(days).toEqual([13, 14, 15].map((day) => Date.UTC(2025, 4, day)));
  });
});

describe("the what-if", () => {
  it("ranks the claims of a question under every model and says that it is no verdict", () => {
    const { questions, copies, settings } = whatIf(project);
    const [question] = questions;
    expect(question?.rows.map(({ claimId }) => claimId)).toContain("evacuated-31000");
    for (const { ranks, best, worst } of question?.rows ?? []) {
      expect(Object.values(ranks).every((rank) => rank >= best && rank <= worst)).toBe(true);
    }
    expect(question && whatIfSummary(question, settings)).toContain("A what-if, not a verdict.");
    expect(copies.map(({ a, b }) => [a, b].toSorted().join())).toContain("Daily Newsroom Hub,PulseWire24");
  });
});

describe("publishers' records", () => {
  it("count articles, characters and decisions", () => {
    const rows = publisherRows(project, ARTICLES);
    expect(rows.map(({ articles }) => articles)).toEqual(ARTICLES.map(() => 1));
    for (const { composition } of rows) {
      const { claim, opinion, boilerplate, untagged, total } = composition;
      expect(claim + opinion + boilerplate + untagged).toBe(total);
    }
  });

  it("take the adjudicated level, else what all agree on, else none", () => {
    const judged = dossier("leak");
    const other = {
      ...judged.judgments[0],
      reviewerId: "ben",
      level: 3,
    } as (typeof judged.judgments)[number];
    const split = [
      { ...judged, judgments: [...judged.judgments, other] },
      { ...dossier("treated-41"), judgments: [] },
    ];
    expect(settledLevels(project.claims, []).get("leak")).toBe(5);
    expect([...settledLevels(split, []).values()]).toEqual([null, null]);
    expect(settledLevels(split, [{ claimId: "leak", level: 4 }]).get("leak")).toBe(4);
  });

  it("give a publisher's mentions the independent origins behind each claim", () => {
    const own = ARTICLES.filter(({ id }) => id === "courier");
    const [article] = profiledArticles(project, own, settledLevels(project.claims, []));
    const leak = article?.mentions.find(({ claimId }) => claimId === "leak");
    expect(leak).toMatchObject({ claimOrigins: 2, level: 5 });
  });
});
