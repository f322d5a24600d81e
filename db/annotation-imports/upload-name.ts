const PREFIX = "annotations-";

/**
 * What the file of an import of annotations is called among the uploads: never like one of an import of articles, whose
 * ids are chosen by senders as well.
 */
export const uploadName = (importId: string): string => `${PREFIX}${importId}`;

/** The import of annotations that a file among the uploads belongs to; null for those of articles. */
export const importOfUpload = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length, PREFIX.length + 36) : null;
