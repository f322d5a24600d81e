import type { ImportedPassage } from "./imported.ts";

/** What annotations of UIMA and WebAnno call the feature that says what a passage is; the first that has a value counts. */
const LABEL_FEATURES = ["tag", "label", "value", "category", "type"] as const;

/** Types of linguistic analysis, which every file of these formats is full of and which tag nothing. */
const LINGUISTIC =
  /^(?:uima\.|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:segmentation|lexmorph|syntax|metadata|coref|transform)\.)/;

export const isLinguistic = (type: string): boolean => LINGUISTIC.test(type);

/**
 * What a passage says by the features of its type: our own exports name them tag, subtype, hand, note, annotationId;
 * others call their label as they like. Without any, the type's own name is the label.
 */
export function saidByFeatures(
  type: string,
  features: ReadonlyMap<string, string>,
): Pick<ImportedPassage, "label" | "subtype" | "note" | "hand" | "id"> {
  const named = LABEL_FEATURES.map((name) => features.get(name) ?? "").find((value) => value !== "");
  const own = ["subtype", "hand", "note", "annotationId"];
  const other = [...features].find(([name, value]) => value !== "" && !own.includes(name))?.[1];
  return {
    label: named ?? other ?? type.slice(type.lastIndexOf(".") + 1),
    subtype: features.get("subtype") ?? "",
    note: features.get("note") ?? "",
    hand: features.get("hand") ?? "",
    id: features.get("annotationId") ?? "",
  };
}

/** The name that a file of one document gives it: its own, without folder and ending. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
}

/** A reference of which only the file's name is known: our own exports name files by article version. */
export function referenceByName(path: string) {
  const name = stemOf(path);
  return { articleId: "", versionId: name, sha256: "", url: "", name };
}
