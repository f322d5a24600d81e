import { expect, it } from "vitest";
import { spansOf } from "./dataset.arbitrary.ts";
import { checkRoundTrip } from "./testing/round-trip.ts";
import { uimaXmiFormat } from "./uima-xmi.ts";
import { withoutForbidden, xmlAttribute } from "./xml-text.ts";

const ELEMENT = /<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*\/>/g;
const ATTRIBUTE = /([\w:]+)="([^"<]*)"/g;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** An attribute as every XML reader gives it: raw line ends and tabs become spaces, references are replaced. */
function valueOf(raw: string): string {
  return raw
    .replaceAll(/[\t\n\r]/g, " ")
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string | undefined) =>
      code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ""] ?? "?"),
    );
}

function elementsOf(xml: string) {
  return Array.from(xml.matchAll(ELEMENT), ([, name = "", attributes = ""]) => ({
    name,
    attributes: Object.fromEntries(
      Array.from(attributes.matchAll(ATTRIBUTE), ([, key = "", value = ""]) => [key, valueOf(value)]),
    ),
  }));
}

it("UIMA XMI gives back every (label, quote, start, end), control characters as spaces", async () => {
  await checkRoundTrip(
    uimaXmiFormat,
    (files) =>
      [...files]
        .filter(([path]) => path.endsWith(".xmi"))
        .flatMap(([path, xml]) => {
          expect(withoutForbidden(xml)).toBe(xml);
          const elements = elementsOf(xml);
          const sofa = elements.find(({ name }) => name === "cas:Sofa")?.attributes.sofaString ?? "";
          return elements
            .filter(({ name }) => name === "custom:Passage")
            .map(({ attributes: { tag = "", begin, end } }) => ({
              article: path.replace(/^ve-(\d+)\.xmi$/, "ar-$1"),
              label: tag,
              quote: sofa.slice(Number(begin), Number(end)),
              start: Number(begin),
              end: Number(end),
            }));
        }),
    (documents) => spansOf(documents).map((span) => ({ ...span, quote: withoutForbidden(span.quote) })),
  );
});

it("an attribute keeps its line ends, tabs and emoji, and keeps its length", () => {
  expect(xmlAttribute('a\n\t"<&> 🎉')).toBe("a&#10;&#9;&quot;&lt;&amp;&gt; 🎉");
  expect(withoutForbidden("a\u0001b\uFFFEc")).toBe("a b c");
});
