"use client";

import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { MAX_FILE_BYTES } from "#lib/articles/inputs.ts";
import { MAX_UPLOAD_BYTES } from "#lib/imports/kinds.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { sendFile, type ImportOutcome } from "./send-file.ts";
import { sendUpload } from "./send-upload.ts";

export interface FileImport {
  key: number;
  /** Of the import that it becomes; it stays over every try. */
  importId: string;
  name: string;
  state: "waiting" | "sending" | "done";
  /** How much has been sent, 0 to 1. */
  share: number;
  outcome: ImportOutcome | UploadedOutcome | null;
  file: File;
}

/** A file of many articles was uploaded and has a page of its own. */
export interface UploadedOutcome {
  ok: true;
  importId: string;
}

const tooLarge = (bytes: number): { ok: false; error: Failure } => ({
  ok: false,
  error: {
    code: "too_large",
    message: `This file is larger than ${bytes / 1024 / 1024} MB and was not sent. Split it.`,
  },
});

/** Text and saved pages are one article each; everything else may hold many. */
const isOneArticle = ({ name, type }: File) =>
  /\.(?:txt|text|md|x?html?)$/i.test(name) || (!/\.\w+$/.test(name) && /^text\/(?:plain|html)$/.test(type));

/** Sends files one after the other and remembers what became of each. */
export function useFileImports(projectId: string) {
  const router = useRouter();
  const [files, setFiles] = useState<readonly FileImport[]>([]);
  const nextKey = useRef(0);
  const chain = useRef(Promise.resolve());

  const change = useCallback((key: number, changes: Partial<FileImport>) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...changes } : file)));
  }, []);

  const sendOne = useCallback(
    async ({ key, importId, file }: FileImport) => {
      change(key, { state: "sending", share: 0, outcome: null });
      const onProgress = (share: number) => change(key, { share });
      const limit = isOneArticle(file) ? MAX_FILE_BYTES : MAX_UPLOAD_BYTES;
      if (file.size > limit) return change(key, { state: "done", outcome: tooLarge(limit) });
      if (isOneArticle(file)) {
        const about = { body: file, fileName: file.name, mediaType: file.type };
        return change(key, { state: "done", outcome: await sendFile({ projectId, ...about, onProgress }) });
      }
      const sent = await sendUpload(projectId, importId, file, onProgress);
      change(key, { state: "done", outcome: sent.ok ? { ok: true, importId: sent.value.id } : sent });
      return sent.ok ? sent.value.id : undefined;
    },
    [change, projectId],
  );

  const enqueue = useCallback(
    (entry: FileImport, isAlone = false) => {
      chain.current = chain.current.then(async () => {
        const importId = await sendOne(entry);
        if (importId === undefined) return;
        // One file: what comes next is about it. Several: each is in the list, with the way to it.
        if (isAlone) router.push(`/p/${projectId}/articles/import/${importId}`);
        else router.refresh();
      });
    },
    [projectId, router, sendOne],
  );

  const add = useCallback(
    (chosen: File[]) => {
      const entries = chosen.map((file): FileImport => {
        const identity = { key: nextKey.current++, importId: uuidv7() };
        return { ...identity, name: file.name, state: "waiting", share: 0, outcome: null, file };
      });
      setFiles((all) => [...all, ...entries]);
      for (const entry of entries) enqueue(entry, entries.length === 1);
    },
    [enqueue],
  );

  return { files, add, retry: (entry: FileImport) => enqueue(entry) };
}
