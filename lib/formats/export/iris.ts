import type { DatasetDescription } from "../dataset.ts";

/** What has an address of its own in linked data. */
export const IRI_KINDS = [
  "annotations",
  "claims",
  "evidence",
  "judgments",
  "mentions",
  "pages",
  "reviewers",
] as const;
export type IriKind = (typeof IRI_KINDS)[number];

/** Where a dataset lives: its own address, or a URN of the project as long as it has none. */
export function baseIri({ url, projectId }: DatasetDescription): string {
  return url === "" ? `urn:x-sourcemark:${encodeURIComponent(projectId)}` : url.replace(/\/+$/, "");
}

/** The address of one thing in a dataset. */
export function iriOf(base: string, kind: IriKind, id: string): string {
  return `${base}/${kind}/${encodeURIComponent(id)}`;
}
