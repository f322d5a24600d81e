import { describe, expect, it } from "vitest";
import { drawLayers, foldersOf, layerEdges } from "./layer-picture.mjs";

const cruised = (source: string, ...resolved: string[]) => ({
  source,
  dependencies: resolved.map((each) => ({ resolved: each })),
});

const modules = [
  cruised("app/api/v1/route.ts", "db/open.ts", "lib/text/passage.ts", "node_modules/zod/index.js"),
  cruised("app/page.tsx", "lib/text/passage.ts", "app/api/v1/route.ts"),
  cruised("db/open.ts", "db/store.ts"),
  cruised("lib/text/passage.ts"),
  cruised("lib/text/passage.test.ts", "db/open.ts"),
  cruised("lib/claims/spelling.ts"),
];

describe("the picture of the layers", () => {
  it("has one arrow for each pair of layers that imports join, tests aside", () => {
    expect(layerEdges(modules)).toEqual([
      { from: "app", to: "db" },
      { from: "app", to: "lib" },
    ]);
  });

  it("names the folders of a layer once, in order", () => {
    expect(foldersOf(modules, "lib")).toEqual(["claims", "text"]);
  });

  it("draws and describes what it found", () => {
    const picture = drawLayers(modules);
    expect(picture).toContain("Arrows mean imports: app to db, app to lib.");
    expect(picture.match(/<rect/g)).toHaveLength(5);
    expect(picture.match(/imports (?:db|lib)<\/title>/g)).toHaveLength(2);
  });
});
