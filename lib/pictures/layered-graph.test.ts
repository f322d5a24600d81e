import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGraph, type PlacedBox } from "./layered-graph.ts";

const graph = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 14 })
  .chain((ids) =>
    fc.record({
      boxes: fc.constant(null).chain(() =>
        fc.tuple(
          ...ids.map((id) =>
            fc.record({
              id: fc.constant(`n${id}`),
              width: fc.integer({ min: 20, max: 200 }),
              height: fc.integer({ min: 10, max: 80 }),
              last: fc.boolean(),
            }),
          ),
        ),
      ),
      links: fc.array(
        fc.record({ from: fc.integer({ min: 0, max: 30 }), to: fc.integer({ min: 0, max: 30 }) }),
        { maxLength: 30 },
      ),
    }),
  )
  .map(({ boxes, links }) => ({
    boxes,
    links: links.map(({ from, to }) => ({ from: `n${from}`, to: `n${to}` })),
  }));

const overlap = (a: PlacedBox, b: PlacedBox) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("layoutGraph", () => {
  it("places every box once, inside the drawing, and never one over another", () => {
    fc.assert(
      fc.property(graph, ({ boxes, links }) => {
        const layout = layoutGraph(boxes, links);
        expect(layout.boxes.map(({ id }) => id).toSorted()).toEqual(boxes.map(({ id }) => id).toSorted());
        for (const [index, box] of layout.boxes.entries()) {
          expect(box.x >= 0 && box.y >= 0).toBe(true);
          expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 1e-9);
          for (const other of layout.boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("is the same drawing whatever the order of its input", () => {
    fc.assert(
      fc.property(graph, ({ boxes, links }) => {
        const reversed = layoutGraph(boxes.toReversed(), links.toReversed());
        expect(reversed).toEqual(layoutGraph(boxes, links));
      }),
      { numRuns: 1_000 },
    );
  });

  it("leads every link to the right where there is no circle", () => {
    fc.assert(
      fc.property(graph, ({ boxes, links }) => {
        const number = (id: string) => Number(id.slice(1));
        const downhill = links.filter(({ from, to }) => number(from) < number(to));
        const { boxes: placed, links: drawn } = layoutGraph(boxes, downhill);
        const column = new Map(placed.map((box) => [box.id, box.column]));
        for (const { link, points } of drawn) {
          expect(column.get(link.from)).toBeLessThan(column.get(link.to) ?? -1);
          for (const [index, point] of points.entries())
            expect(point.x).toBeGreaterThanOrEqual(points[index - 1]?.x ?? 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("draws a circle all the same, and leaves out links to nowhere and to oneself", () => {
    const boxes = ["a", "b"].map((id) => ({ id, width: 50, height: 20 }));
    const link = (from: string, to: string) => ({ from, to });
    const { links, boxes: placed } = layoutGraph(boxes, [
      ...[link("a", "b"), link("b", "a"), link("a", "a"), link("a", "gone")],
    ]);
    expect(links.map((one) => one.link)).toEqual([link("a", "b"), link("b", "a")]);
    expect(placed.map(({ column }) => column)).toEqual([0, 1]);
    expect(layoutGraph([], [])).toEqual({ width: 0, height: 0, boxes: [], links: [] });
  });
});
