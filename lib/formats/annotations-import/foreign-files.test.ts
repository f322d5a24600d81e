import { describe, expect, it } from "vitest";
import { collect } from "../export/dataset.arbitrary.ts";
import { entitiesOf, schemeOf } from "./conll-labels.ts";
import type { FoundItem, ImportedPassage } from "./imported.ts";
import { placePassages } from "./placing.ts";
import { IMPORT_FORMATS, type ImportFormatId } from "./format-ids.ts";
import { readAnnotations } from "./registry.ts";

// Files as other programs write them, in the reference's smallest telling forms.

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
}

const read = (id: ImportFormatId, files: Record<string, string>): Promise<FoundItem[]> =>
  collect(
    readAnnotations(
      id,
      Object.entries(files).map(([path, text]) => ({ path, read: () => inPieces(text) })),
    ),
  );

const problems = (items: readonly FoundItem[]) =>
  items.flatMap(({ item }) => (item.kind === "problem" ? [item.problem.message] : []));
const passages = (items: readonly FoundItem[]): ImportedPassage[] =>
  items.flatMap(({ item }) => (item.kind === "document" ? item.document.passages : []));

/** The words of every passage, placed in a stored text, with their labels. */
function placedIn(text: string, items: readonly FoundItem[]) {
  const mapping = { per: { tag: "claim", subtype: null } } as const;
  return items.flatMap(({ item }) =>
    item.kind === "document"
      ? placePassages(text, item.document, mapping).placed.map(({ passage, tag }) => [passage.exact, tag])
      : [],
  );
}

const STORED = "Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday.\nCritics say <it> was rushed & late.";
const CLAIM = "the cafe\u0301 🎉 on Monday";
const OPINION = "rushed & late";

describe("spaCy", () => {
  const start = Array.from(STORED.slice(0, STORED.indexOf(CLAIM))).length;
  const end = start + Array.from(CLAIM).length;
  it.each([
    ["a row of spans", { text: STORED, spans: { sc: [[start, end, "claim", ""]] } }],
    ["entities", { text: STORED, entities: [[start, end, "CLAIM"]] }],
    ["Doc.to_json", { text: STORED, ents: [{ start, end, label: "claim" }], tokens: [{ id: 0 }] }],
    ["a pair", [[STORED, { entities: [[start, end, "claim"]] }]]],
    ["an array", [{ text: STORED, spans: { sc: [{ start, end, label: "claim" }] } }]],
  ])("reads %s", async (_, value) => {
    const items = await read("spacy", { "train.json": JSON.stringify(value) });
    expect(placedIn(STORED, items)).toEqual([[CLAIM, "claim"]]);
  });

  it("says that a tag per token is not enough", async () => {
    const row = { text: "Rain fell", entities: ["B-claim", "L-claim"] };
    expect(problems(await read("spacy", { "a.jsonl": JSON.stringify(row) }))).toHaveLength(1);
  });
});

describe("GATE", () => {
  it("reads bdoc in UTF-16 and in code points", async () => {
    const at = STORED.indexOf(CLAIM);
    const document = (offset_type: string, start: number, end: number) =>
      JSON.stringify({
        ...{ text: STORED, offset_type },
        annotation_sets: { ann: { annotations: [{ type: "claim", start, end }] } },
      });
    for (const one of [
      document("j", at, at + CLAIM.length),
      document("p", at, at + Array.from(CLAIM).length),
    ])
      expect(placedIn(STORED, await read("gate-bdoc", { "d.bdocjs": one }))).toEqual([[CLAIM, "claim"]]);
  });

  it("reads GATE JSON, whose offsets count over escaped text, and several documents behind one another", async () => {
    const escaped = STORED.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const words = "rushed &amp; late";
    const start = Array.from(escaped.slice(0, escaped.indexOf(words))).length;
    const entities = { "Ann:opinion": [{ indices: [start, start + words.length] }] };
    const one = JSON.stringify({ text: escaped, entities });
    const items = await read("gate-bdoc", { "d.json": `${one}\n${one}\n` });
    expect(placedIn(STORED, items)).toEqual([
      [OPINION, "opinion"],
      [OPINION, "opinion"],
    ]);
    expect(passages(items).map(({ hand }) => hand)).toEqual(["Ann", "Ann"]);
  });

  it("takes no offset that cuts an escaped character", async () => {
    const one = { text: "a &amp; b", entities: { claim: [{ indices: [0, 4] }] } };
    expect(problems(await read("gate-bdoc", { "d.json": JSON.stringify(one) }))).toHaveLength(1);
  });
});

describe("UIMA", () => {
  const begin = STORED.indexOf(CLAIM);
  const end = begin + CLAIM.length;
  const TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

  it.each([
    ["plain edges", { begin, end }],
    ["marked edges", { "^begin": begin, "^end": end }],
  ])("reads a CAS with %s and passes over tokens", async (_, edges) => {
    const cas = {
      "%TYPES": {},
      "%FEATURE_STRUCTURES": [
        { "%ID": 1, "%TYPE": "uima.cas.Sofa", sofaID: "_InitialView", sofaString: STORED },
        { "%ID": 2, "%TYPE": TOKEN, "@sofa": 1, begin: 0, end: 5 },
        { "%ID": 3, "%TYPE": "webanno.custom.Statement", "@sofa": 1, ...edges, value: "claim" },
      ],
    };
    const items = await read("uima-json", { "doc.json": JSON.stringify(cas) });
    expect(placedIn(STORED, items)).toEqual([[CLAIM, "claim"]]);
  });

  const xmi = (inside: string, before = "") => `<?xml version="1.0"?>${before}
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
  xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
  xmlns:ner="http:///org/example/ner.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/><type:Token xmi:id="5" sofa="1" begin="0" end="5"/>
  ${inside}
  <cas:View sofa="1" members="5 6"/>
</xmi:XMI>`;
  const text = STORED.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "&#10;");
  const sofa = `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="${text}"/>`;

  it("reads XMI of any type system, the text before or behind its annotations", async () => {
    const mark = `<ner:Entity xmi:id="6" sofa="1" begin="${begin}" end="${end}" value="PER"/>`;
    for (const inside of [sofa + mark, mark + sofa]) {
      const items = await read("uima-xmi", { "doc.xmi": xmi(inside), "TypeSystem.xml": "<types/>" });
      expect(problems(items)).toEqual([]);
      expect(placedIn(STORED, items)).toEqual([[CLAIM, "claim"]]);
    }
  });

  it("refuses document type declarations, entities that nobody defined, and what is not XML", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
    const outside = `<!DOCTYPE x SYSTEM "file:///etc/passwd">`;
    const files = [
      xmi(sofa, bomb),
      xmi(sofa, outside),
      xmi('<cas:Sofa xmi:id="1" sofaString="&c;"/>'),
      xmi(sofa).slice(0, -9),
      "<a>".repeat(100_000),
      "not XML",
      "",
    ];
    for (const file of files) {
      const items = await read("uima-xmi", { "doc.xmi": file });
      expect(passages(items)).toEqual([]);
      expect(problems(items)).toHaveLength(1);
    }
  });
});

describe("WebAnno TSV", () => {
  it("reads stacked, numbered and partial annotations of several layers, and passes over relations", async () => {
    const text = "Ann said it_was rushed.";
    const tsv = [
      "#FORMAT=WebAnno TSV 3.3",
      "#T_SP=webanno.custom.Statement|value|note",
      "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
      "#T_RL=webanno.custom.Link|kind|BT_webanno.custom.Statement",
      ...["", "", "#Sentence.id=s1", `#Text=${text}`],
      "1-1\t0-3\tAnn\tclaim[1]|opinion[2]\t*[1]|so\\_so[2]\tNN\t_\t_\t",
      "1-2\t4-8\tsaid\tclaim[1]\t*[1]\tVB\t*\t1-1[1_0]\t",
      "1-3\t9-15\tit_was\t_\t_\t_\t_\t_\t",
      "1-3.1\t9-11\tit\tclaim\t*\t_\t_\t_\t",
      "1-4\t16-23\trushed.\topinion\ta\\|b\t_\t_\t_\t",
    ].join("\n");
    const items = await read("webanno-tsv", { "doc.tsv": tsv });
    expect(problems(items)).toEqual([]);
    expect(passages(items).map(({ quote, label, note }) => [quote, label, note])).toEqual([
      ["Ann said", "claim", ""],
      ["Ann", "opinion", "so_so"],
      ["it", "claim", ""],
      ["rushed.", "opinion", "a|b"],
    ]);
  });

  it("refuses rows whose tokens stand elsewhere, and gaps that would fill the memory", async () => {
    const tsv = (row: string) => `#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Y|value\n\n\n#Text=Ann said\n${row}\n`;
    expect(
      problems(await read("webanno-tsv", { "a.tsv": tsv("1-1\t0-3\tAnn\t_\t\n1-2\t5-9\tsaid\tclaim\t") })),
    ).toHaveLength(1);
    expect(
      problems(await read("webanno-tsv", { "a.tsv": tsv("1-1\t4000000000-4000000003\tAnn\tclaim\t") })),
    ).toHaveLength(1);
    expect(problems(await read("webanno-tsv", { "a.tsv": "token\tclaim\n" }))).toHaveLength(1);
  });
});

describe("CoNLL", () => {
  const token = (label: string, i: number) => ({ line: i + 1, token: `t${i}`, label, start: null });
  it.each([
    [
      "iob1",
      ["I-a", "I-a", "B-a", "O", "I-b"],
      [
        [0, 1, "a"],
        [2, 2, "a"],
        [4, 4, "b"],
      ],
    ],
    [
      "iob2",
      ["B-a", "I-a", "B-a", "O", "B-b"],
      [
        [0, 1, "a"],
        [2, 2, "a"],
        [4, 4, "b"],
      ],
    ],
    [
      "bioes",
      ["B-a", "E-a", "S-a", "O", "S-b"],
      [
        [0, 1, "a"],
        [2, 2, "a"],
        [4, 4, "b"],
      ],
    ],
    [
      "bioes",
      ["B-a", "L-a", "U-a", "O", "U-b"],
      [
        [0, 1, "a"],
        [2, 2, "a"],
        [4, 4, "b"],
      ],
    ],
  ])("tells %s by its labels", (scheme, labels, expected) => {
    expect(schemeOf(labels)).toBe(scheme);
    const found = entitiesOf(labels.map(token));
    expect(found.map(({ first, last, label }) => [first.line - 1, last.line - 1, label])).toEqual(expected);
  });

  it("finds passages in the stored text without offsets, by its characters", async () => {
    const rows = [
      ...["-DOCSTART- -X- O O", "", "Mayor NNP I-NP O", "Ann NNP I-NP I-PER", "re\u0301opened VB I-VP O"],
      ...[
        "the DT I-NP O",
        "cafe\u0301 NN I-NP O",
        "🎉 SYM I-NP O",
        "on IN I-PP O",
        "Monday NNP I-NP O",
        ". . O O",
      ],
      ...["", "Critics NNS I-NP O", "say VBP I-VP O", "< SYM O O", "it PRP I-NP I-PER", "> SYM O O"],
      ...["was VB O O", "rushed VBN O O", "& CC O O", "late JJ O O", ". . O O", ""],
    ];
    const items = await read("conll", { "eng.conll": rows.join("\n") });
    expect(placedIn(STORED, items)).toEqual([
      ["Ann", "claim"],
      ["it", "claim"],
    ]);
  });
});

describe("every format", () => {
  const garbage = [
    "",
    "\0\0\0",
    "[",
    "{",
    '{"a":',
    "[[[[",
    "]",
    "T1\tclaim 0",
    "#FORMAT=WebAnno TSV 3.3",
    "a\tb",
  ];
  const deep = [`${"[".repeat(200_000)}${"]".repeat(200_000)}`, '{"a":'.repeat(100_000)];
  const polluted = [
    '{"__proto__": {"polluted": true}, "text": "Rain", "entities": {"__proto__": [{"indices": [0, 4]}]}}',
    '{"text": "Rain", "spans": {"__proto__": [[0, 4, "claim"]]}, "constructor": {"prototype": {"polluted": 1}}}',
    '{"text": "Rain", "offset_type": "p", "annotation_sets": {"__proto__": {"annotations": []}}}',
    '{"%FEATURE_STRUCTURES": {"__proto__": {"%TYPE": "uima.cas.Sofa", "sofaString": "x"}}}',
  ];
  it.each(IMPORT_FORMATS.map((id) => [id]))("%s: hostile files give problems or nothing", async (id) => {
    for (const text of [...garbage, ...deep, ...polluted]) {
      const files = id === "brat" ? { "a.ann": text, "a.txt": text } : { "a.json": text };
      const items = await read(id, files);
      for (const { item } of items)
        if (item.kind === "document") placePassages("Some other text.", item.document);
      expect(passages(items).length).toBeLessThan(2);
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("a text with CRLF is the stored one with its line ends", async () => {
    const original = "\uFEFFOne.\r\nTwo 🎉.\rThree.";
    const start = Array.from(original.slice(0, original.indexOf("Two"))).length;
    const row = { text: original, label: [[start, start + 6, "claim"]] };
    const items = await read("doccano", { "a.jsonl": JSON.stringify(row) });
    expect(placedIn("One.\nTwo 🎉.\nThree.", items)).toEqual([["Two 🎉.", "claim"]]);
  });
});

describe("brat over a text with other line ends", () => {
  it("takes a passage that was cut at them as one, with quotes however they spell line ends", async () => {
    const original = "Rain fell.\r\nSnow 🎉 fell.\r\n";
    const stored = original.replaceAll("\r\n", "\n");
    for (const quote of ["fell. Snow 🎉", "fell.\nSnow 🎉"]) {
      const files = { "a.txt": original, "a.ann": `T1\tclaim 5 10;12 18\t${quote.replace("\n", " ")}\n` };
      expect(placedIn(stored, await read("brat", files))).toEqual([["fell.\nSnow 🎉", "claim"]]);
    }
    const row = { text: original, spans: { sc: [{ start: 5, end: 18, label: "claim" }] } };
    expect(placedIn(stored, await read("spacy", { "a.jsonl": JSON.stringify(row) }))).toEqual([
      ["fell.\nSnow 🎉", "claim"],
    ]);
  });
});

describe("files that break off or go too far", () => {
  const row = { text: STORED, label: [[0, 9, "claim"]] };

  it("an array that is not closed says so behind what was read", async () => {
    const task = { data: { text: STORED }, annotations: [] };
    const whole = JSON.stringify([task, task]);
    expect(problems(await read("label-studio", { "a.json": whole }))).toEqual([]);
    for (const cut of [whole.slice(0, -1), `${whole.slice(0, -1)},`, "["]) {
      const found = problems(await read("label-studio", { "a.json": cut }));
      expect(found).toEqual([expect.stringContaining("not closed")]);
    }
    expect(problems(await read("doccano", { "a.jsonl": JSON.stringify(row) }))).toEqual([]);
  });

  it("offsets that would fill a memory with spaces are not followed", async () => {
    const far = Array.from({ length: 900 }, (_, n) => `x ${n * 1_000_000} ${n * 1_000_000 + 1} B-claim`);
    const [conll] = await read("conll", { "a.conll": far.join("\n") });
    expect(conll?.item.kind === "document" && (conll.item.document.text?.length ?? 0)).toBeLessThan(
      70_000_000,
    );
    const sentences = Array.from({ length: 900 }, (_, n) => {
      const at = n * 9_000_000;
      return `#Text=x\n${n + 1}-1\t${at}-${at + 1}\tx\tclaim\t\n`;
    });
    const tsv = ["#FORMAT=WebAnno TSV 3.3", "#T_SP=custom.Passage|tag", "", "", ...sentences].join("\n");
    expect(problems(await read("webanno-tsv", { "a.tsv": tsv }))).toEqual([
      expect.stringContaining("too far"),
    ]);
  });
});

describe("WebAnno TSV", () => {
  it("puts sentences together that begin at, behind or before the end of the one before", async () => {
    const rows = (number: number, at: number, text: string) =>
      `#Text=${text}\n${number}-1\t${at}-${at + text.length}\t${text}\tclaim\t`;
    const tsv = (...sentences: string[]) =>
      ["#FORMAT=WebAnno TSV 3.3", "#T_SP=custom.Passage|tag", "", "", sentences.join("\n\n"), ""].join("\n");
    const textIn = async (...sentences: string[]) => {
      const [found] = await read("webanno-tsv", { "a.tsv": tsv(...sentences) });
      return found?.item.kind === "document" ? found.item.document.text : null;
    };
    expect(await textIn(rows(1, 0, "Rain."), rows(2, 6, "Snow."))).toBe("Rain.\nSnow.");
    expect(await textIn(rows(1, 0, "Rain."), rows(2, 8, "Snow."))).toBe("Rain.\n  Snow.");
    expect(await textIn(rows(1, 0, "Rain."), rows(2, 5, "Snow."))).toBe("Rain.Snow.");
    expect(await textIn(rows(1, 2, "Rain."), rows(2, 4, "Snow."))).toBe("  RaSnow.");
  });
});

describe("Label Studio of other configurations", () => {
  it("finds the text under whatever name, and takes completions of nobody", async () => {
    const start = Array.from(STORED.slice(0, STORED.indexOf(CLAIM))).length;
    const value = { start, end: start + Array.from(CLAIM).length, text: CLAIM, labels: ["claim"] };
    const result = [{ id: "r1", type: "labels", value }];
    const data = { headline: "Cafe opens", story: STORED, rank: 3 };
    const tasks = [{ id: 1, data, annotations: [{ completed_by: null, result }] }];
    const items = await read("label-studio", { "a.json": JSON.stringify(tasks) });
    expect(placedIn(STORED, items)).toEqual([[CLAIM, "claim"]]);
    expect(items.flatMap(({ item }) => (item.kind === "document" ? [item.document.text] : []))).toEqual([
      STORED,
    ]);
  });
});
