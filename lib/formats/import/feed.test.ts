import { expect, test } from "vitest";
import { isProblem } from "../../imports/candidate.ts";
import { feedRecords, MOST_PAGES } from "./feed.ts";

const feed = (count: number) => {
  const items = Array.from(
    { length: count },
    (_, i) =>
      `<item><title>T${i}</title><link>https://n.example/${i}</link><description>Rain</description></item>`,
  );
  const without = "<item><title>No page</title><description>Rain</description></item>";
  return `<rss version="2.0"><channel><title>N</title>${without}${items.join("")}</channel></rss>`;
};

function read(count: number, fetchPages: boolean) {
  const records = feedRecords(feed(count), { address: "", fetchPages, within: "" });
  if (!records.ok) throw new Error(records.error.message);
  return records.value;
}

test("no more pages are asked for than one feed may have fetched; the rest is told by name", () => {
  const records = read(MOST_PAGES + 2, true);
  expect(records.filter((record) => !isProblem(record) && record.page)).toHaveLength(MOST_PAGES);
  const reason = "Only the first 500 pages of a feed are fetched.";
  expect(records.slice(-2)).toEqual(
    [MOST_PAGES, MOST_PAGES + 1].map((i) => ({
      place: { line: null, name: `T${i}` },
      problem: { code: "not-fetched", reason },
    })),
  );
});

test("what the feed itself holds is taken however much it is", () => {
  expect(read(MOST_PAGES + 2, false).filter(isProblem)).toEqual([]);
});
