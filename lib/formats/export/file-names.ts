import type { DatasetArticleReference } from "../dataset.ts";

/**
 * A file name, without extension, for an article version: its id, which says nothing about people and cannot leave
 * the folder. Anything but letters, digits, "-" and "_" becomes "_".
 */
export function articleFileName({ versionId }: DatasetArticleReference): string {
  return versionId.replaceAll(/[^\w-]/g, "_");
}
