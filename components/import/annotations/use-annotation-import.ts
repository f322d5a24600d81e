"use client";

import { useCallback, useRef, useState } from "react";
import type { AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import type { ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { LabelTarget } from "#lib/formats/annotations-import/labels.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { importAnnotations, previewAnnotations, type SentImport } from "./send-annotations.ts";

type Mapping = NonNullable<AnnotationImportRequest["mapping"]>;

/** One file on its way in: looked at first, then written. */
export function useAnnotationImport(projectId: string, onDone: (sent: SentImport) => void) {
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<ImportFormatId | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<"looking" | "importing" | null>(null);
  const asked = useRef<AbortController | null>(null);

  const look = useCallback(
    async (what: File, as: ImportFormatId | null, meaning: Mapping) => {
      asked.current?.abort();
      const controller = new AbortController();
      asked.current = controller;
      setBusy("looking");
      setProblem(null);
      const { signal } = controller;
      const settings = { format: as, mapping: meaning };
      const result = await previewAnnotations({ projectId, file: what, settings, signal });
      if (signal.aborted) return;
      setBusy(null);
      if (result.ok) {
        setSummary(result.value);
        setFormat(result.value.format);
      } else {
        setSummary(null);
        setProblem(result.error);
      }
    },
    [projectId],
  );

  const choose = useCallback(
    (chosen: File) => {
      setFile(chosen);
      setFormat(null);
      setMapping({});
      setSummary(null);
      void look(chosen, null, {});
    },
    [look],
  );
  const readAs = (as: ImportFormatId) => {
    setFormat(as);
    if (file) void look(file, as, mapping);
  };
  const map = (label: string, target: LabelTarget | null) => {
    const next = { ...mapping, [label]: target };
    setMapping(next);
    if (file) void look(file, format, next);
  };
  const forget = useCallback(() => {
    asked.current?.abort();
    setFile(null);
    setSummary(null);
    setProblem(null);
    setBusy(null);
  }, []);

  /** Writes it, with every label as it was shown. */
  const run = async (whose: Pick<AnnotationImportRequest, "layer" | "name">) => {
    if (!file || !summary) return;
    setBusy("importing");
    setProblem(null);
    const shown = summary.labels.flatMap(({ label, target }): [string, LabelTarget | null][] =>
      target === undefined ? [] : [[label, target]],
    );
    const settings = { format: summary.format, mapping: Object.fromEntries(shown), ...whose };
    const result = await importAnnotations({ projectId, file, settings });
    setBusy(null);
    if (!result.ok) return setProblem(result.error);
    onDone(result.value);
    forget();
  };

  return { file, format, summary, problem, busy, choose, readAs, map, forget, run };
}
