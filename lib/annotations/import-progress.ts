/** How far reading a file of annotations is; `bytes` are all of its files, unpacked. */
export interface ReadProgress {
  bytes: number;
  bytesRead: number;
  /** Read so far, or brought so far by an import. */
  passages: number;
}

/** How much is read, from 0 to 1; null while nothing is known. */
export const shareRead = ({ bytes, bytesRead }: Pick<ReadProgress, "bytes" | "bytesRead">): number | null =>
  bytes > 0 ? Math.min(1, bytesRead / bytes) : null;
