"use client";

import { useCallback, useRef, useState } from "react";
import { MAX_FILE_BYTES } from "#lib/articles/inputs.ts";
import { sendFile, type ImportOutcome } from "./send-file.ts";

export interface FileImport {
  key: number;
  name: string;
  state: "waiting" | "sending" | "done";
  /** How much has been sent, 0 to 1. */
  share: number;
  outcome: ImportOutcome | null;
  file: File;
}

const TOO_LARGE: ImportOutcome = {
  ok: false,
  error: { code: "too_large", message: "This file is larger than 50 MB and was not sent." },
};

/** Sends files one after the other and remembers what became of each. */
export function useFileImports(projectId: string) {
  const [files, setFiles] = useState<readonly FileImport[]>([]);
  const nextKey = useRef(0);
  const chain = useRef(Promise.resolve());

  const change = useCallback((key: number, changes: Partial<FileImport>) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...changes } : file)));
  }, []);

  const sendOne = useCallback(
    async ({ key, file }: FileImport) => {
      change(key, { state: "sending", share: 0, outcome: null });
      const outcome =
        file.size > MAX_FILE_BYTES
          ? TOO_LARGE
          : await sendFile({
              projectId,
              body: file,
              fileName: file.name,
              mediaType: file.type,
              onProgress: (share) => change(key, { share }),
            });
      change(key, { state: "done", outcome });
    },
    [change, projectId],
  );

  const enqueue = useCallback(
    (entry: FileImport) => {
      chain.current = chain.current.then(() => sendOne(entry));
    },
    [sendOne],
  );

  const add = useCallback(
    (chosen: File[]) => {
      const entries = chosen.map((file): FileImport => {
        return { key: nextKey.current++, name: file.name, state: "waiting", share: 0, outcome: null, file };
      });
      setFiles((all) => [...all, ...entries]);
      entries.forEach(enqueue);
    },
    [enqueue],
  );

  return { files, add, retry: enqueue };
}
