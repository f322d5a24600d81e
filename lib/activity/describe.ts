/** An event of the log, as far as it is put into words. */
export interface DescribedEvent {
  kind: string;
  before: unknown;
  after: unknown;
}

/** What somebody did, to follow their name, and the words that it is about; empty where there are none. */
export interface Deed {
  did: string;
  words: string;
}

const DEEDS: Readonly<Record<string, string>> = {
  "annotation.create": "tagged a passage as {tag}",
  "annotation.update": "changed a passage, now {tag}",
  "annotation.delete": "deleted a passage tagged {tag}",
  "annotation.restore": "restored a passage tagged {tag}",
  "annotation.carry": "carried a passage over to a newer text",
  "adjudication.create": "settled a passage",
  "adjudication.update": "settled a passage anew",
  "adjudication.withdraw": "took back how a passage was settled",
  "adjudication.carry": "carried a settled passage over to a newer text",
  "annotation.reanchor": "put a passage in its place in a newer text",
  "annotation-import.begin": "began to import annotations",
  "annotation-import.finish": "imported annotations",
  "annotation-import.fail": "could not finish an import of annotations",
  "annotation-import.cancel": "cancelled an import of annotations",
  "annotation-import.resume": "went on with an import of annotations",
  "annotation-import.undo": "undid an import of annotations",
  "annotation-import.redo": "brought an import of annotations back",
  "article.import": "imported an article",
  "article.update": "changed the details of an article",
  "article.remove": "removed an article",
  "article.version": "gave an article a newer text",
  "assessment.add": "graded a publisher",
  "assessment.update": "graded a publisher anew",
  "assignment-rule.set": "set how articles are given out",
  "assignment.distribute": "distributed the articles",
  "assignment.give": "assigned an article",
  "assignment.take": "took an article to read",
  "assignment.withdraw": "took an article back from a reviewer",
  "assignment.skip": "skipped an article",
  "claim.create": "made a claim",
  "claim.update": "reworded a claim",
  "claim.merge": "merged a claim into another",
  "claim.split": "split a claim",
  "claim-move.undo": "undid a merge or split of claims",
  "comment.add": "commented",
  "comment.delete": "deleted a comment",
  "comment.reopen": "reopened a thread",
  "comment.resolve": "settled a thread",
  "comment.restore": "restored a comment",
  "comment.update": "reworded a comment",
  "dependence.add": "noted that two origins may depend on each other",
  "dependence.update": "changed how far two origins depend on each other",
  "dependence.remove": "took back that two origins depend on each other",
  "derivation.add": "decided what an article was taken from",
  "derivation.update": "changed what an article was taken from",
  "derivation.remove": "took back what an article was taken from",
  "evidence.add": "added evidence that {stance}",
  "evidence.update": "changed evidence, now {stance}",
  "evidence.remove": "removed evidence",
  "evidence.restore": "restored evidence",
  "evidence.carry": "carried evidence over to a newer text",
  "gold.add": "made an answer gold",
  "gold.remove": "took an answer out of the gold",
  "gold.restore": "brought a gold answer back",
  "guideline.create": "wrote a version of the guideline",
  "guideline-example.add": "made a passage an example",
  "guideline-example.update": "changed an example",
  "guideline-example.remove": "took an example out of the guideline",
  "guideline-example.restore": "brought an example back",
  "guideline.mark-read": "read the guideline",
  "import.create": "uploaded a file of articles",
  "import.start": "began an import",
  "import.cancel": "cancelled an import",
  "import.resume": "went on with an import",
  "import.finish": "finished an import",
  "import.fail": "had an import fail",
  "import.remove": "took an import off the list",
  "inbox.mark": "looked through their inbox",
  "invitation.create": "made an invitation",
  "invitation.revoke": "took an invitation back",
  "judgment.create": "judged a claim at level {level}",
  "judgment.update": "judged a claim anew, at level {level}",
  "level-adjudication.create": "settled the level of a claim",
  "level-adjudication.update": "settled the level of a claim anew",
  "level-adjudication.withdraw": "took back the level of a claim",
  "member.import": "brought a reviewer in with their annotations",
  "member.join": "joined the project",
  "member.remove": "removed a member",
  "member.set-role": "gave a member another role",
  "mention.attach": "tied a passage to a claim",
  "mention.update": "described who a passage comes from",
  "mention.detach": "untied a passage from a claim",
  "origin.create": "named an origin",
  "origin.update": "changed an origin",
  "project.create": "began the project",
  "project.update": "changed the project",
  "publisher.create": "named a publisher",
  "publisher.update": "changed the details of a publisher",
  "question.create": "asked a question",
  "question.update": "reworded a question",
  "release.create": "made a release",
  "relation.add": "related two claims",
  "relation.remove": "took back how two claims are related",
  "webhook.create": "made a webhook",
  "webhook.update": "changed a webhook",
  "webhook.remove": "removed a webhook",
  "webhook.ping": "sent a test message to a webhook",
  "webhook.resend": "sent a message to a webhook again",
  "webhook.renew-secret": "gave a webhook a new secret",
  "webhook.give-up": "switched a webhook off after a day of failures",
  "review.set": "set an article to {state}",
};

const WORDS = ["exact", "text", "title", "name", "url"] as const;
/** UTF-16 code units of the words that are shown; about a line. */
const LONGEST = 160;

/** Puts an event into words; a kind that is not known is named as it is. */
export function describeDeed({ kind, before, after }: DescribedEvent): Deed {
  const row = rowOf(after ?? before);
  const sentence = DEEDS[kind] ?? unknownDeed(kind);
  const did = sentence.replace(/\{(\w+)\}/g, (_, field: string) => inWords(row[field]));
  const words = WORDS.map((field) => row[field]).find((value) => typeof value === "string" && value !== "");
  return { did, words: shorten(typeof words === "string" ? words : "") };
}

const inWords = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "?";

function rowOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function unknownDeed(kind: string): string {
  const [entity = "", verb = ""] = kind.split(".");
  return `${entity.replaceAll("-", " ")}: ${verb.replaceAll("-", " ")}`;
}

/** Cut between characters as people see them, never within a surrogate pair. */
function shorten(words: string): string {
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** Kinds of things that the list can be narrowed to. */
export const ACTIVITY_ENTITIES = [
  ...(["annotation", "article", "claim", "mention", "evidence", "judgment"] as const),
  ...(["comment", "review", "assignment", "guideline", "member"] as const),
] as const;
export type ActivityEntity = (typeof ACTIVITY_ENTITIES)[number];
