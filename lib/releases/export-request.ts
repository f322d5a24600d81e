import { z } from "zod";
import { type ExportOptions, LAYERS, TEXT_MODES } from "../formats/dataset.ts";
import { CSV_PROFILES, type CsvProfile } from "../formats/export/csv-cells.ts";

/** Whose decisions an export carries; "both" keeps each reviewer's own beside the settled ones. */
export const LAYER_CHOICES = ["both", ...LAYERS] as const;
export type LayerChoice = (typeof LAYER_CHOICES)[number];

/** What the query string of an export may say: closed sets, everything optional. */
export const exportQuery = z.strictObject({
  textMode: z
    .enum(TEXT_MODES)
    .default("full")
    .meta({ description: "How much of the articles' text leaves with the data." }),
  layers: z
    .enum(LAYER_CHOICES)
    .default("both")
    .meta({ description: "Reviewers' own decisions, the settled ones, or both." }),
  pseudonymous: z
    .enum(["yes", "no"])
    .default("no")
    .meta({ description: "Reviewers appear under stable pseudonyms, without id and name." }),
  profile: z
    .enum(CSV_PROFILES)
    .default("data")
    .meta({ description: "CSV only: exact data, or made harmless for spreadsheets." }),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** The query as writers understand it. */
export function exportOptions({ textMode, layers, pseudonymous, profile }: ExportQuery): ExportOptions & {
  profile: CsvProfile;
} {
  return {
    textMode,
    layers: layers === "both" ? LAYERS : [layers],
    pseudonymous: pseudonymous === "yes",
    profile,
  };
}
