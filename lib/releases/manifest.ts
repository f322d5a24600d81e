import { RUBRIC_VERSION } from "./scale.ts";
import type { DatasetDescription } from "../formats/dataset.ts";
import { SCHEMA_VERSION } from "../formats/export/records.ts";
import type { ReleaseSettings } from "./inputs.ts";

/** One file of a release. `bytes` and `sha256` are of its content as it is downloaded. */
export interface ManifestFile {
  path: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

export interface ManifestFacts {
  description: DatasetDescription;
  /** Number of the guideline's version, or null where it has none. */
  guidelineVersion: number | null;
  settings: ReleaseSettings;
  note: string;
  previous: string | null;
}

/** What a release says of itself and of its files, as JSON with a fixed order of keys. */
export function writeManifest(facts: ManifestFacts, files: readonly ManifestFile[]): string {
  const { description, guidelineVersion, settings, note, previous } = facts;
  const { projectId, name, version, frozenAt } = description;
  const manifest = {
    format: "sourcemark-release",
    schema_version: SCHEMA_VERSION,
    ...{ project_id: projectId, name, version, previous_version: previous },
    frozen_at: new Date(frozenAt).toISOString(),
    ...{ guideline_version: guidelineVersion, scale_version: RUBRIC_VERSION },
    ...{ licence: settings.licence, creators: settings.creators, note },
    ...{ text_mode: settings.textMode, layers: settings.layers, pseudonymous: settings.pseudonymous },
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Checksums as `sha256sum --check` reads them. */
export const writeChecksums = (files: readonly ManifestFile[]): string =>
  files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join("");

/** Reads checksums; null for what is not a list of them. Paths that leave their folder make it none. */
export function readChecksums(text: string): Map<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || !staysInside(path)) return null;
    sums.set(path, sha256);
  }
  return sums.size === 0 ? null : sums;
}

const staysInside = (path: string) =>
  !/^[/\\]|^[a-z]:|\\|\0/i.test(path) && !path.split("/").some((part) => part === ".." || part === "");
