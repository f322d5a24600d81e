"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ImportLayer } from "#lib/annotations/import-inputs.ts";
import { IMPORT_FORMAT_LABELS, IMPORT_FORMATS } from "#lib/formats/annotations-import/format-ids.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileDrop } from "#components/ui/file-drop.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Select } from "#components/ui/select.tsx";
import { LabelTable } from "./label-table.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { SentImport } from "./send-annotations.ts";
import { SummaryFigures } from "./summary-figures.tsx";
import { type Step, useAnnotationImport } from "./use-annotation-import.ts";
import { WhoseFields } from "./whose-fields.tsx";

interface Props {
  projectId: string;
  canManage: boolean;
}

/** Brings annotations of other programs in: a look first, with what each label means, then the import. */
export function AnnotationImportScreen({ projectId, canManage }: Props) {
  const router = useRouter();
  const [done, setDone] = useState<SentImport | null>(null);
  const [layer, setLayer] = useState<ImportLayer>("own");
  const [name, setName] = useState("");
  const { file, format, summary, problem, step, ...steps } = useAnnotationImport(projectId, (sent) => {
    setDone(sent);
    router.refresh();
  });
  const isImporting = step?.kind === "importing";
  const fits = (summary?.exact ?? 0) + (summary?.reanchored ?? 0);
  return (
    <div className="grid max-w-200 gap-5">
      {done ? <Done sent={done} /> : null}
      {file ? null : (
        <FileDrop
          accept=".jsonl,.json,.jsonld,.zip,.ann,.xmi,.xml,.tsv,.conll,.iob,.iob2,.bdocjs,.txt"
          label="Choose a file of annotations or drop it here"
          hint="Sourcemark, Label Studio, doccano, brat, W3C Web Annotation, spaCy, CoNLL, UIMA, WebAnno or GATE; several files as one zip, up to 512 MB. The articles must be in the project already."
          onFiles={([chosen]) => {
            setDone(null);
            if (chosen) steps.choose(chosen);
          }}
        />
      )}
      {file ? (
        <div className="flex flex-wrap items-end gap-4 rounded-lg border bg-card p-4">
          <div className="min-w-0 flex-1 basis-60">
            <p className="truncate font-medium">{file.name}</p>
            <p role="status" className="text-sm text-muted-foreground">
              {step
                ? STEP_WORDS[step.kind]
                : summary
                  ? counted(summary.passages, summary.documents)
                  : "Not read."}
            </p>
          </div>
          <Field label="Format" className="basis-56">
            {(control) => (
              <Select
                {...control}
                value={format ?? ""}
                disabled={isImporting}
                onChange={(event) => {
                  const chosen = IMPORT_FORMATS.find((id) => id === event.target.value);
                  if (chosen) steps.readAs(chosen);
                }}
              >
                {format === null ? (
                  <option value="">{step ? "Being recognised…" : "Not recognised"}</option>
                ) : null}
                {IMPORT_FORMATS.map((id) => (
                  <option key={id} value={id}>
                    {IMPORT_FORMAT_LABELS[id]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {step ? null : (
            <div className="flex flex-wrap gap-2">
              {summary ? null : <Button onClick={steps.readAgain}>Read it</Button>}
              <Button variant="secondary" onClick={steps.forget}>
                Choose another file
              </Button>
            </div>
          )}
          {step ? (
            <div className="flex basis-full items-center gap-4">
              <StepProgress step={step} />
              <Button size="sm" variant="secondary" onClick={() => void steps.cancel()}>
                {isImporting ? "Cancel the import" : "Cancel"}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
      {problem ? (
        <Alert tone="error" title="Not imported">
          {problem.message}
        </Alert>
      ) : null}
      {summary && !isImporting ? (
        <>
          <SummaryFigures summary={summary} />
          {summary.unknownDocuments > 0 ? (
            <Alert tone="warning" title={unknownTitle(summary.unknownDocuments)}>
              Import what is missing first, then choose this file again.
            </Alert>
          ) : null}
          {summary.labels.length > 0 ? <LabelTable labels={summary.labels} onChoose={steps.map} /> : null}
          <ProblemList problems={summary.problems} count={summary.problemCount} />
          <WhoseFields
            {...{ layer, name, canManage }}
            hands={summary.hands.filter(({ hand }) => hand !== "").length}
            onLayer={setLayer}
            onName={setName}
          />
          <div>
            <Button
              disabled={step !== null || fits === 0 || (layer === "named" && name.trim() === "")}
              onClick={() => void steps.run({ layer, name })}
            >
              {fits === 1 ? "Import 1 passage" : `Import ${fits.toLocaleString("en")} passages`}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

const counted = (passages: number, documents: number) =>
  `${passages.toLocaleString("en")} ${passages === 1 ? "passage" : "passages"} in ${documents.toLocaleString("en")} ${documents === 1 ? "document" : "documents"}`;

const unknownTitle = (count: number) =>
  count === 1 ? "1 document is about no article here" : `${count} documents are about no article here`;

const STEP_WORDS: Record<Step["kind"], string> = {
  sending: "Sending the file…",
  looking: "Reading and finding every place…",
  importing: "Importing. Others can go on working, and you may leave this page.",
};
const STEP_LABELS: Record<Step["kind"], string> = { sending: "Sent", looking: "Read", importing: "Imported" };

function StepProgress({ step: { kind, share } }: { step: Step }) {
  const percent = Math.floor((share ?? 0) * 100);
  return (
    <Progress
      label={STEP_LABELS[kind]}
      value={percent}
      max={100}
      words={share === null ? "waiting" : `${percent} %`}
      labelShown
      className="min-w-0 flex-1"
    />
  );
}

function Done({ sent: { state, imported, reanchored, known, refused } }: { sent: SentImport }) {
  const isDone = state === "done";
  const were =
    imported === 1
      ? "1 annotation was imported"
      : `${imported.toLocaleString("en")} annotations were imported`;
  const more = [
    reanchored > 0 ? `${reanchored.toLocaleString("en")} of them were found by their words.` : "",
    known > 0 ? `${known.toLocaleString("en")} were there already.` : "",
    refused > 0 ? `${refused.toLocaleString("en")} could not be placed.` : "",
    isDone ? "You can undo the import below." : "You can go on with it below, or undo it.",
  ].filter(Boolean);
  return (
    <Alert tone={isDone ? "success" : "info"} title={isDone ? were : `Cancelled: ${were} before that`}>
      {more.join(" ")}
    </Alert>
  );
}
