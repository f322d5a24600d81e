import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { Tag } from "#lib/annotations/tags.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import {
  afterLine,
  boilerplateBlocks,
  type Edge,
  merge,
  mergeable,
  moveEdge,
  moveTo,
  retag,
  splitAt,
  tagPassage,
} from "./annotation-edits.ts";
import type { Desk } from "./reader-desk.ts";
import { spokenPassage } from "./spoken.ts";

/** Every change a reviewer can make to annotations: sent as commands, and said aloud. */
export class ReaderEdits {
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  mayEdit(annotation: Annotation): boolean {
    return this.mayTag && annotation.reviewerId === this.desk.inputs.meId;
  }

  get mayTag(): boolean {
    const { canAnnotate, picking } = this.desk.inputs;
    return canAnnotate && !picking;
  }

  /** Tags a passage; gives the id of the annotation that now holds it. */
  tag(span: TextSpan, tag: Tag): string {
    const { article, mintId, onCommands, announce } = this.desk.inputs;
    const own = this.own();
    const there = own.find((each) => each.start === span.start && each.end === span.end);
    const id = there?.id ?? mintId();
    const command = tagPassage(article, span, tag, own, id);
    if (command !== null) onCommands([command]);
    announce(`Tagged as ${tag}: ${spokenPassage(article.text, span)}`);
    return id;
  }

  retagChosen(tag: Tag): boolean {
    const annotation = this.editable();
    if (annotation === null) return false;
    const command = retag(annotation, tag);
    return command === null || this.send([command], `Now tagged as ${tag}.`);
  }

  /** Moves an edge of the chosen annotation by a word. */
  moveEdge(edge: Edge, direction: 1 | -1): boolean {
    const annotation = this.editable();
    if (annotation === null) return false;
    this.resizeTo(annotation, moveEdge(this.desk.inputs.article, annotation, edge, direction));
    return true;
  }

  resizeTo(annotation: Annotation, span: TextSpan): void {
    const { article } = this.desk.inputs;
    const command = moveTo(article, annotation, span);
    if (command !== null) this.send([command], `Now ${spokenPassage(article.text, span)}`);
  }

  /** Deletes the chosen annotation if it is one's own; the caller offers to undo it. */
  delete(): boolean {
    const annotation = this.editable();
    if (annotation === null) return false;
    const { article, onSelect } = this.desk.inputs;
    onSelect(null);
    const said = `Deleted: ${annotation.tag} ${spokenPassage(article.text, annotation)}`;
    return this.send([{ kind: "delete", id: annotation.id }], said);
  }

  split(): boolean {
    const annotation = this.editable();
    if (annotation === null) return false;
    const at = this.placeToSplit(annotation);
    const { article, mintId, announce } = this.desk.inputs;
    if (at !== null) return this.send(splitAt(article, annotation, at, mintId()), "Split in two.");
    announce("Click where to split, then split.");
    return false;
  }

  /** Makes one of the chosen annotation and its neighbour after (1) or before (-1) it. */
  merge(direction: 1 | -1): boolean {
    const annotation = this.editable();
    if (annotation === null) return false;
    const { article, announce } = this.desk.inputs;
    const neighbour = mergeable(article.text, annotation, this.own(), direction);
    if (neighbour !== null) return this.send(merge(article, annotation, neighbour), "Merged.");
    announce(`Nothing of the same tag stands directly ${direction === 1 ? "after" : "before"} it.`);
    return false;
  }

  /** Tags each block that a span touches. */
  boilerplate(span: TextSpan | null): boolean {
    if (span === null || !this.mayTag) return false;
    const { article, mintId } = this.desk.inputs;
    const commands = boilerplateBlocks(article, article.blocks, span, this.own(), mintId);
    this.desk.release();
    const blocks = commands.length === 1 ? "1 block" : `${commands.length} blocks`;
    return this.send(commands, `Tagged ${blocks} as boilerplate.`);
  }

  boilerplateAfter(from: TextSpan | null): boolean {
    const { blocks, text } = this.desk.inputs.article;
    return from !== null && this.boilerplate(afterLine(blocks, from.end - 1, text.length));
  }

  /** Where the reviewer clicked last, or else where the second sentence begins. */
  private placeToSplit(annotation: Annotation): number | null {
    const inside = (at: number) => at > annotation.start && at < annotation.end;
    const { caret, sentences } = this.desk;
    if (caret !== null && inside(caret)) return caret;
    const next = sentences.next(annotation.start)?.start;
    return next !== undefined && inside(next) ? next : null;
  }

  private editable(): Annotation | null {
    const { chosen } = this.desk;
    return chosen !== null && this.mayEdit(chosen) ? chosen : null;
  }

  private own(): Annotation[] {
    const { annotations, meId } = this.desk.inputs;
    return annotations.filter((each) => each.reviewerId === meId);
  }

  private send(commands: AnnotationCommand[], said: string): boolean {
    if (commands.length === 0) return false;
    this.desk.inputs.onCommands(commands);
    this.desk.inputs.announce(said);
    return true;
  }
}
