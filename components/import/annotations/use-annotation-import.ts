"use client";

import { useCallback, useRef, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import type { AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import { shareRead } from "#lib/annotations/import-progress.ts";
import type { ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { LabelTarget } from "#lib/formats/annotations-import/labels.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Failure, Result } from "#lib/operations/envelope.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import {
  type Asked,
  importAnnotations,
  previewAnnotations,
  type SentImport,
  type Source,
} from "./send-annotations.ts";

type Mapping = NonNullable<AnnotationImportRequest["mapping"]>;

/** What is going on with the file, and how much of it is done, from 0 to 1; null while nobody knows. */
export interface Step {
  kind: "sending" | "looking" | "importing";
  share: number | null;
}

/** A file, and the id under which the server keeps it once it has it. */
interface Chosen {
  file: File;
  keepAs: string;
  isKept: boolean;
}

/** One file on its way in: sent once, looked at, then written. Each of these can be cancelled. */
export function useAnnotationImport(projectId: string, onDone: (sent: SentImport) => void) {
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<ImportFormatId | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const { send } = useOperation();
  const chosen = useRef<Chosen | null>(null);
  const asked = useRef<AbortController | null>(null);
  const importing = useRef<string | null>(null);

  /** Asks with what the server keeps; where it does not keep it (any more), the file is sent. */
  const ask = useCallback(
    async <T>(
      kind: Step["kind"],
      settings: AnnotationImportRequest,
      run: (asked: Asked) => Promise<Result<T>>,
      signal: AbortSignal,
    ): Promise<Result<T> | null> => {
      const what = chosen.current;
      if (!what) return null;
      const request = (source: Source) => {
        setStep({ kind: source.body ? "sending" : kind, share: source.body ? 0 : null });
        return run({
          ...{ projectId, fileName: what.file.name, settings, source, signal },
          onSent: (share) =>
            !signal.aborted &&
            setStep({ kind: share < 1 ? "sending" : kind, share: share < 1 ? share : null }),
          onReceived: () => (what.isKept = true),
          onRead: (progress) => !signal.aborted && setStep({ kind, share: shareRead(progress) }),
        });
      };
      const { file: body, keepAs } = what;
      let result = what.isKept ? await request({ keepAs, body: null }) : null;
      if (result === null || (!result.ok && result.error.code === "not_found"))
        result = await request({ keepAs, body });
      if (signal.aborted) return null;
      setStep(null);
      return result;
    },
    [projectId],
  );

  const look = useCallback(
    async (as: ImportFormatId | null, meaning: Mapping) => {
      asked.current?.abort();
      const controller = new AbortController();
      asked.current = controller;
      setProblem(null);
      const settings = { format: as, mapping: meaning };
      const result = await ask("looking", settings, previewAnnotations, controller.signal);
      if (!result) return;
      setSummary(result.ok ? result.value : null);
      if (result.ok) setFormat(result.value.format);
      else setProblem(result.error);
    },
    [ask],
  );

  const choose = useCallback(
    (next: File) => {
      chosen.current = { file: next, keepAs: uuidv7(), isKept: false };
      setFile(next);
      setFormat(null);
      setMapping({});
      setSummary(null);
      void look(null, {});
    },
    [look],
  );
  const readAs = (as: ImportFormatId) => {
    setFormat(as);
    void look(as, mapping);
  };
  const readAgain = () => void look(format, mapping);
  const map = (label: string, target: LabelTarget | null) => {
    const next = { ...mapping, [label]: target };
    setMapping(next);
    void look(format, next);
  };
  const forget = useCallback(() => {
    asked.current?.abort();
    chosen.current = null;
    setFile(null);
    setSummary(null);
    setProblem(null);
    setStep(null);
  }, []);

  /** Gives up sending or looking; an import is ended by the server, which then says what it brought. */
  const cancel = async () => {
    const id = importing.current;
    if (id !== null && step?.kind === "importing") {
      const cancelled = await send("annotation-import.cancel", { id });
      if (!cancelled.ok && cancelled.error.code !== "conflict") setProblem(cancelled.error);
      return;
    }
    asked.current?.abort();
    setStep(null);
  };

  /** Writes it, with every label as it was shown. */
  const run = async (whose: Pick<AnnotationImportRequest, "layer" | "name">) => {
    if (!summary) return;
    setProblem(null);
    const shown = summary.labels.flatMap(({ label, target }): [string, LabelTarget | null][] =>
      target === undefined ? [] : [[label, target]],
    );
    const settings = { format: summary.format, mapping: Object.fromEntries(shown), ...whose };
    const id = uuidv7();
    importing.current = id;
    const controller = new AbortController();
    asked.current = controller;
    const result = await ask("importing", settings, (what) => importAnnotations(what, id), controller.signal);
    importing.current = null;
    if (!result) return;
    // The file has become the import's.
    if (chosen.current) chosen.current.isKept = false;
    if (!result.ok) return setProblem(result.error);
    onDone(result.value);
    forget();
  };

  return { file, format, summary, problem, step, choose, readAs, readAgain, map, forget, cancel, run };
}
