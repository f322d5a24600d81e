import { z } from "zod";
import {
  acceptInvitationInput,
  changePasswordInput,
  createTokenInput,
  forgottenInput,
  issueResetInput,
  joinInput,
  resetPasswordInput,
  setupInput,
} from "#lib/accounts/inputs.ts";
import { beginSecondFactorInput, bothFactorsInput, codeInput } from "#lib/accounts/second-factor-inputs.ts";
import { MEASURES } from "#lib/agreement/measures.ts";
import { annotationImportQuery } from "#lib/annotations/import-query.ts";
import { fromAddressInput } from "#lib/articles/address-input.ts";
import { searchQuery } from "#lib/articles/search-query.ts";
import { articleDetails } from "#lib/articles/inputs.ts";
import { matchesQuery } from "#lib/claims/inputs.ts";
import { commentsQuery } from "#lib/discussion/inputs.ts";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import { importFromAddressInput, uploadQuery } from "#lib/imports/inputs.ts";
import { operationsRequestSchema } from "#lib/operations/envelope.ts";
import { createInvitationInput } from "#lib/projects/member-inputs.ts";
import { exportQuery } from "#lib/releases/export-request.ts";
import { createReleaseInput } from "#lib/releases/inputs.ts";
import { pageQuery } from "#lib/pages/pages.ts";
import { createWebhookInput } from "#lib/webhooks/inputs.ts";

/** Who may call a route: anybody, people in person, or tokens with a scope as well. */
export type Admission =
  "anybody" | "person" | "read" | "annotate" | "adjudicate" | "manage" | "export" | "scope";

export interface RouteDescription {
  method: "get" | "post";
  /** After "/api/v1", with parts of the address in braces. */
  path: string;
  summary: string;
  admits: Admission;
  query?: z.ZodObject;
  /** A JSON body, or "file" for the bytes of a file. */
  body?: z.ZodType | "file";
  /** Media type of the answer where it is not JSON. */
  answer?: string;
}

const fileQuery = articleDetails.omit({ publishedAt: true }).extend({
  publishedAt: z.number().int().nullable().default(null),
  fileName: z.string().max(300).default(""),
});
const formatQuery = exportQuery.extend({
  format: z.enum(EXPORT_FORMATS.map(({ id }) => id)).default("jsonl"),
});
const ANY_FILE = "application/octet-stream";

/** Every route of the API. A test holds this list against the files that serve them. */
export const ROUTES: readonly RouteDescription[] = [
  {
    ...{ method: "post", path: "/operations", admits: "scope", body: operationsRequestSchema },
    summary: "Apply changes in order, each once: the same id again gets the same answer.",
  },
  { ...list("/projects/{project}/articles"), summary: "List the articles with review state and tag counts." },
  {
    ...{ method: "post", path: "/projects/{project}/articles", admits: "annotate" },
    ...{ query: fileQuery, body: "file", summary: "Take a text or HTML file in as an article." },
  },
  {
    ...{ method: "post", path: "/projects/{project}/articles/from-address", admits: "annotate" },
    ...{ body: fromAddressInput, summary: "Take a page of the web in as an article." },
  },
  {
    ...get("/projects/{project}/articles/{article}"),
    summary: "Read an article: text, blocks and annotations.",
  },
  {
    ...list("/projects/{project}/articles/{article}/versions"),
    summary: "List the versions of an article, and annotations that did not go along.",
  },
  {
    ...{ method: "post", path: "/projects/{project}/articles/{article}/versions", admits: "annotate" },
    query: z.object({ fileName: z.string().max(300).default("") }),
    ...{ body: "file", summary: "Take a newer text of an article in and carry its annotations over." },
  },
  {
    ...list("/projects/{project}/imports"),
    summary: "List the imports of many articles, newest first, with how far each is.",
  },
  {
    ...{ method: "post", path: "/projects/{project}/imports", admits: "annotate" },
    ...{ query: uploadQuery, body: "file" },
    summary: "Upload a file that many articles are in: CSV, JSON, JSONL, a feed, zip or WARC.",
  },
  {
    ...{ method: "post", path: "/projects/{project}/imports/from-address", admits: "annotate" },
    ...{ body: importFromAddressInput, summary: "Fetch a feed of the web as an import." },
  },
  { ...get("/projects/{project}/imports/{import}"), summary: "Read how far one import is." },
  {
    ...get("/projects/{project}/imports/{import}/{file}"),
    ...{ answer: "text/csv", summary: "Download what was refused: errors.csv or errors.jsonl." },
  },
  {
    ...list("/projects/{project}/annotation-imports"),
    summary: "List imports of annotations, newest first.",
  },
  {
    ...{ method: "post", path: "/projects/{project}/annotation-imports", admits: "annotate" },
    ...{ query: annotationImportQuery, body: "file" },
    summary: "Look at a file of annotations, or take it in.",
  },
  {
    ...get("/projects/{project}/annotation-imports/{import}"),
    summary: "Read how far one import of annotations is, and what it brought.",
  },
  {
    ...get("/projects/{project}/annotation-imports/{import}/problems"),
    ...{ answer: "text/csv", summary: "Download what an import refused or changed, with line numbers." },
  },
  {
    ...list("/projects/{project}/claims"),
    summary: "List the claims with mentions, evidence and judgments, and the sources.",
  },
  {
    ...get("/projects/{project}/claims/matches"),
    ...{
      query: matchesQuery,
      summary: "Find claims that may say the same as a statement, with the reasons.",
    },
  },
  { ...get("/projects/{project}/claims/{claim}"), summary: "Read one claim with all that belongs to it." },
  {
    ...get("/projects/{project}/comments"),
    query: commentsQuery,
    summary: "Read what was said about an annotation, a claim, or the annotations of an article.",
  },
  {
    ...get("/projects/{project}/inbox"),
    summary: "Read one's own inbox: comments that name one or answer one's threads.",
  },
  {
    ...get("/projects/{project}/claims/{claim}/near"),
    summary: "Read one claim with the sources that it is weighed with.",
  },
  {
    ...get("/projects/{project}/search"),
    query: searchQuery,
    summary: "Find words in the articles, the best articles first, a page at a time.",
  },
  {
    ...list("/projects/{project}/adjudication", "adjudicate"),
    summary: "Read the settled layer, with who was heard and who dissents.",
  },
  {
    ...get("/projects/{project}/agreement"),
    summary: "Read the agreement report, or how far computing it is.",
  },
  {
    ...get("/projects/{project}/agreement/positions"),
    query: z.object({ measure: z.enum(MEASURES) }),
    ...{ answer: "text/csv", summary: "Download every position that a measure of agreement counts." },
  },
  {
    ...get("/projects/{project}/exports", "export"),
    ...{ query: formatQuery, answer: ANY_FILE, summary: "Download the project in one of the formats." },
  },
  {
    ...get("/projects/{project}/exports/{file}", "export"),
    ...{ query: exportQuery, answer: ANY_FILE },
    summary: "Download one file: dataset.jsonl, annotations.csv, claims.csv, spacy.zip …",
  },
  { ...list("/projects/{project}/releases"), summary: "List the releases, newest first." },
  {
    ...{ method: "post", path: "/projects/{project}/releases", admits: "manage", body: createReleaseInput },
    summary: "Freeze the project under its next number.",
  },
  {
    ...get("/projects/{project}/releases/{release}"),
    summary: "Read one release with the checksums of its files.",
  },
  {
    ...get("/projects/{project}/releases/{release}/{file}", "export"),
    ...{ answer: "application/zip", summary: "Download a release as one archive, release.zip." },
  },
  { ...list("/projects/{project}/webhooks", "manage"), summary: "List the webhooks." },
  {
    ...{ method: "post", path: "/projects/{project}/webhooks", admits: "manage", body: createWebhookInput },
    summary: "Make a webhook; its secret is shown this once.",
  },
  {
    ...{ method: "post", path: "/projects/{project}/webhooks/{webhook}/secret", admits: "manage" },
    summary: "Give a webhook a new secret, shown this once.",
  },
  {
    ...list("/projects/{project}/webhooks/{webhook}/deliveries", "manage"),
    summary: "List what was sent to a webhook, newest first, and what became of it.",
  },
  { ...inPerson("/tokens", createTokenInput), summary: "Make a token; it is shown this once." },
  { ...inPerson("/accounts/password", changePasswordInput), summary: "Change one's own password." },
  {
    ...inPerson("/accounts/second-factor", beginSecondFactorInput),
    summary: "Begin the set-up of a second factor: a secret for an authenticator.",
  },
  {
    ...inPerson("/accounts/second-factor/confirm", codeInput),
    summary: "Turn the second factor on by a first code; recovery codes are shown this once.",
  },
  {
    ...inPerson("/accounts/second-factor/recovery-codes", bothFactorsInput),
    summary: "Make new recovery codes; the earlier ones end.",
  },
  {
    ...inPerson("/accounts/second-factor/turn-off", bothFactorsInput),
    summary: "Turn one's second factor off.",
  },
  { ...inPerson("/accounts/reset-links", issueResetInput), summary: "Make a link for a new password." },
  { ...inPerson("/invitations", createInvitationInput), summary: "Make a link into a project." },
  { ...inPerson("/invitations/join", joinInput), summary: "Join the project of an invitation." },
  {
    ...{ ...inPerson("/invitations/accept", acceptInvitationInput), admits: "anybody" },
    summary: "Make an account by an invitation.",
  },
  {
    ...{ ...inPerson("/accounts/reset", resetPasswordInput), admits: "anybody" },
    summary: "Choose a new password by a link.",
  },
  {
    ...{ ...inPerson("/accounts/forgotten", forgottenInput), admits: "anybody" },
    summary: "Have a link for a new password sent, where mail is configured.",
  },
  {
    ...{ ...inPerson("/setup", setupInput), admits: "anybody" },
    summary: "Make the first administrator by the one-time link.",
  },
  {
    ...{ method: "get", path: "/openapi.json", admits: "anybody" },
    summary: "This description, as OpenAPI 3.1.",
  },
];

function get(path: string, admits: Admission = "read") {
  return { method: "get", path, admits } as const;
}

/** A list, a page at a time. */
function list(path: string, admits: Admission = "read") {
  return { ...get(path, admits), query: pageQuery } as const;
}

function inPerson(path: string, body: z.ZodType) {
  return { method: "post", path, admits: "person", body } as const;
}
