import {
  addRelationInput,
  mergeClaimInput,
  removeRelationInput,
  splitClaimInput,
  undoMoveInput,
} from "#lib/claims/inputs.ts";
import {
  addAssessmentInput,
  addDependenceInput,
  addDerivationInput,
  removeDependenceInput,
  removeDerivationInput,
  updateAssessmentInput,
  updateDependenceInput,
  updateDerivationInput,
  updatePublisherInput,
} from "#lib/claims/source-inputs.ts";
import { mergeClaim, splitClaim, undoClaimMove } from "../mutations/claim-moves.ts";
import { addRelation, removeRelation } from "../mutations/claim-relations.ts";
import { addAssessment, updateAssessment, updatePublisher } from "../mutations/publishers.ts";
import {
  addDependence,
  addDerivation,
  removeDependence,
  removeDerivation,
  updateDependence,
  updateDerivation,
} from "../mutations/source-links.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

type RowName = Parameters<typeof projectOf>[1];

const rowOf = (name: RowName) => (reading: Reading, input: { id: string }) =>
  projectOf(reading, name, input.id);

/** How claims stand to one another, how sources depend on one another, and how far they are trusted. */
export const CLAIM_LINK_OPERATIONS = {
  "relation.add": projectOperation({
    input: addRelationInput,
    permission: "annotate",
    project: (reading, input) => projectOf(reading, "claim", input.claimId),
    run: addRelation,
  }),
  "relation.remove": projectOperation({
    input: removeRelationInput,
    permission: "annotate",
    project: rowOf("claimRelation"),
    run: removeRelation,
  }),
  "claim.merge": projectOperation({
    input: mergeClaimInput,
    permission: "annotate",
    project: rowOf("claim"),
    run: mergeClaim,
  }),
  "claim.split": projectOperation({
    input: splitClaimInput,
    permission: "annotate",
    project: rowOf("claim"),
    run: splitClaim,
  }),
  "claim-move.undo": projectOperation({
    input: undoMoveInput,
    permission: "annotate",
    project: rowOf("claimMove"),
    run: undoClaimMove,
  }),
  "dependence.add": projectOperation({
    input: addDependenceInput,
    permission: "annotate",
    project: (reading, input) => projectOf(reading, "origin", input.originId),
    run: addDependence,
  }),
  "dependence.update": projectOperation({
    input: updateDependenceInput,
    permission: "annotate",
    project: rowOf("originDependence"),
    run: updateDependence,
  }),
  "dependence.remove": projectOperation({
    input: removeDependenceInput,
    permission: "annotate",
    project: rowOf("originDependence"),
    run: removeDependence,
  }),
  "derivation.add": projectOperation({
    input: addDerivationInput,
    permission: "annotate",
    project: (reading, input) => projectOf(reading, "article", input.articleId),
    run: addDerivation,
  }),
  "derivation.update": projectOperation({
    input: updateDerivationInput,
    permission: "annotate",
    project: rowOf("derivation"),
    run: updateDerivation,
  }),
  "derivation.remove": projectOperation({
    input: removeDerivationInput,
    permission: "annotate",
    project: rowOf("derivation"),
    run: removeDerivation,
  }),
  "publisher.update": projectOperation({
    input: updatePublisherInput,
    permission: "annotate",
    project: rowOf("publisher"),
    run: updatePublisher,
  }),
  "assessment.add": projectOperation({
    input: addAssessmentInput,
    permission: "annotate",
    project: (reading, input) => projectOf(reading, "publisher", input.publisherId),
    run: addAssessment,
  }),
  "assessment.update": projectOperation({
    input: updateAssessmentInput,
    permission: "annotate",
    project: rowOf("publisherAssessment"),
    run: updateAssessment,
  }),
} satisfies Record<string, OperationDefinition>;
