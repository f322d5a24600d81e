"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import { assess } from "#lib/claims/assessment.ts";
import type { Claim, MeasuredOverlap, ProjectClaims, RecordedMove } from "#lib/claims/dossier.ts";
import { previewMerge } from "#lib/claims/move-preview.ts";
import { counted } from "#lib/corroboration/headline.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useClaimNear } from "./use-project-claims.ts";
import { ClaimSelect } from "./claim-select.tsx";

interface Props {
  projectId: string;
  claim: Claim;
  project: ProjectClaims;
  onUndo: (move: Pick<RecordedMove, "id" | "version">) => Promise<boolean>;
}

const union = <Row extends { id: string }>(a: readonly Row[], b: readonly Row[]): Row[] => [
  ...new Map([...a, ...b].map((row) => [row.id, row])).values(),
];

/** What `claimId` and the claim that `other` is near to are weighed with together. */
function bothNear(own: ProjectClaims, claimId: string, other: ProjectClaims): ProjectClaims {
  const dossier = own.claims.find(({ claim }) => claim.id === claimId);
  const pairOf = ({ articleA, articleB }: MeasuredOverlap) => `${articleA} ${articleB}`;
  return {
    ...other,
    claims: other.claims.map((each) => (each.claim.id === claimId ? (dossier ?? each) : each)),
    publishers: union(own.publishers, other.publishers),
    mentions: union(own.mentions, other.mentions),
    dependences: union(own.dependences, other.dependences),
    derivations: union(own.derivations, other.derivations),
    assessments: union(own.assessments, other.assessments),
    overlaps: [...new Map([...own.overlaps, ...other.overlaps].map((each) => [pairOf(each), each])).values()],
  };
}

/** Merges this claim into another that says the same; shows first what the other will then consist of. */
export function MergeDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary">
          Merge into another
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Merge into another claim"
        description="For two claims that are true or false together, whatever happens. Its mentions, evidence and judgments move over; it can be undone."
      >
        <MergeForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function MergeForm({ projectId, claim, project, onUndo }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [intoId, setIntoId] = useState("");
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const merge = async () => {
    setProblem(null);
    setMissing(intoId === "");
    if (intoId === "") return;
    const { id, version } = claim;
    const merged = await send<{ move: RecordedMove }>("claim.merge", {
      id,
      version,
      moveId: uuidv7(),
      intoId,
    });
    if (!merged.ok) return setProblem(merged.error);
    const undo = async () => {
      if (await onUndo(merged.value.move)) router.push(`/p/${projectId}/claims/${id}`);
    };
    toast.success("Claims merged", { action: { label: "Undo", onClick: () => void undo() } });
    router.push(`/p/${projectId}/claims/${intoId}`);
  };
  return (
    <Form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <ProblemAlert problem={problem} />
      <Field
        label="Merge it into"
        error={missing && intoId === "" ? "Choose the claim that remains." : undefined}
      >
        {(control) => (
          <ClaimSelect
            {...control}
            claimId={claim.id}
            claims={project.claims}
            value={intoId}
            onChange={(event) => setIntoId(event.target.value)}
          />
        )}
      </Field>
      {intoId === "" ? null : <MergePreview key={intoId} {...{ projectId, claim, project, intoId }} />}
      <Button type="submit" busy={busy} className="self-end">
        Merge claims
      </Button>
    </Form>
  );
}

type PreviewProps = Pick<Props, "projectId" | "claim" | "project"> & { intoId: string };

function MergePreview({ projectId, claim, project: own, intoId }: PreviewProps) {
  const { project: other, problem } = useClaimNear(projectId, intoId);
  if (!other) return problem ? <Alert tone="error" title={problem} /> : <Skeleton className="h-20" />;
  const project = bothNear(own, claim.id, other);
  const { plan, merged } = previewMerge(project, claim.id, intoId);
  if (!plan.ok)
    return (
      <p role="alert" className="text-sm font-medium text-destructive">
        {plan.problem}
      </p>
    );
  if (!merged) return null;
  const { moved, retired, relations } = plan.move;
  const dropped = relations.filter(({ after }) => after === null).length;
  return (
    <div role="status" className="rounded-md bg-muted px-4 py-3 text-sm">
      <p className="font-medium">{merged.claim.text}</p>
      <p>will then have {assess(merged, project).headline}.</p>
      <ul className="mt-1 list-disc ps-5 text-muted-foreground">
        <li>
          {counted(moved.mentions.length, "mention")}, {counted(moved.evidence.length, "piece")} of evidence
          and {counted(moved.judgments.length, "judgment")} move over.
        </li>
        {retired.length > 0 ? (
          <li>
            {counted(retired.length, "judgment")} of this claim {retired.length === 1 ? "steps" : "step"}{" "}
            back: the same reviewers have judged the other one.
          </li>
        ) : null}
        {dropped > 0 ? <li>{counted(dropped, "relation")} between the two fall away.</li> : null}
      </ul>
    </div>
  );
}
