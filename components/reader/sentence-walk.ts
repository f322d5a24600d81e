import type { Annotation } from "#lib/annotations/annotation.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import { moveEdge } from "./annotation-edits.ts";
import { FocusStops, type FocusDescription } from "./engine/focus-stops.ts";
import type { ReaderText } from "./engine/mount.ts";
import type { Desk } from "./reader-desk.ts";
import { spokenPassage, spokenTags } from "./spoken.ts";

/** The way through a text by key: sentence by sentence, or from annotation to annotation. */
export class SentenceWalk {
  private readonly desk: Desk;
  private stops: FocusStops | null = null;
  /** Sentences in focus, from the first to the one last extended to. */
  private focus: { from: TextSpan; to: TextSpan } | null = null;
  /** True while the walk itself moves the focus; only a reviewer's Tab takes a sentence. */
  private moving = false;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  attach(engine: ReaderText | null): void {
    this.stops?.remove();
    this.stops = engine === null ? null : new FocusStops(engine.dom);
    const first = this.desk.sentences.next(-1);
    if (first !== null) this.stops?.moveTo(first, this.told(first), false);
    engine?.root.addEventListener("focusin", this.stopFocused);
  }

  forget(): void {
    this.focus = null;
  }

  /** The sentence that has the focus, if any. */
  get sentence(): TextSpan | null {
    return this.focus?.from ?? null;
  }

  get hasFocus(): boolean {
    return this.stops?.hasFocus ?? false;
  }

  /** One sentence on or back; it becomes pending. */
  move(direction: 1 | -1): boolean {
    const { sentences, inputs } = this.desk;
    const from = this.place(direction);
    const next = direction === 1 ? sentences.next(from) : sentences.previous(from);
    if (next === null) {
      inputs.announce(direction === 1 ? "End of the text." : "Start of the text.");
      return true;
    }
    inputs.onSelect(null);
    this.focusOn(next, next, true);
    return true;
  }

  /** One sentence more or fewer in focus. */
  extend(direction: 1 | -1): boolean {
    if (this.focus === null) return this.move(direction);
    const { from, to } = this.focus;
    const { sentences, inputs } = this.desk;
    const next = direction === 1 ? sentences.next(to.start) : sentences.previous(to.start);
    if (next === null || next.start < from.start) return true;
    this.focusOn(from, next, true);
    inputs.announce(`Now to ${spokenPassage(inputs.article.text, next)}`);
    return true;
  }

  extendByWord(direction: 1 | -1): boolean {
    const { pending, inputs, selection } = this.desk;
    if (pending === null) return false;
    const moved = moveEdge(inputs.article, pending, "end", direction);
    this.desk.take(moved, "keyboard", selection.phase === "open");
    inputs.announce(spokenPassage(inputs.article.text, moved));
    return true;
  }

  /** After a tag by key the next sentence has the focus, ready to be tagged. */
  goOn(span: TextSpan): void {
    const next = this.desk.sentences.next(span.end - 1);
    if (next !== null) this.focusOn(next, next, this.hasFocus);
  }

  /** The next or previous annotation in sight of the filter, or null at the end. */
  annotationTowards(direction: 1 | -1): Annotation | null {
    const { annotations, shows, selectedId } = this.desk.inputs;
    const ordered = annotations
      .filter(shows)
      .toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
    const chosenAt = ordered.findIndex((each) => each.id === selectedId);
    if (chosenAt !== -1) return ordered[chosenAt + direction] ?? null;
    const from = this.focusInSight()?.from.start ?? this.desk.text?.firstInSight() ?? 0;
    const ahead = ordered.find((each) => each.start >= from);
    const behind = ordered.findLast((each) => each.start < from);
    return (direction === 1 ? ahead : behind) ?? null;
  }

  /** Puts the stop on the sentence at an offset without making it pending. */
  standAt(offset: number, takeFocus: boolean): void {
    const sentence = this.desk.sentences.at(offset);
    if (sentence !== null) this.stand(sentence, sentence, takeFocus);
  }

  /** Says anew what the sentence in focus is tagged as. */
  describe(): void {
    const sentence = this.focus?.from ?? this.desk.sentences.next(-1);
    if (sentence !== null) this.stops?.describe(this.told(sentence));
  }

  private focusOn(from: TextSpan, to: TextSpan, takeFocus: boolean): void {
    this.stand(from, to, takeFocus);
    this.desk.take({ start: from.start, end: to.end }, "keyboard", false);
    this.desk.text?.reveal(to);
  }

  private stand(from: TextSpan, to: TextSpan, takeFocus: boolean): void {
    this.focus = { from, to };
    this.moving = true;
    this.stops?.moveTo(from, this.told(from), takeFocus);
    this.moving = false;
  }

  /** Where the walk goes on from: the chosen annotation, else the focus, unless it was scrolled out of sight. */
  private place(direction: 1 | -1): number {
    const { chosen } = this.desk;
    if (chosen !== null) return direction === 1 ? chosen.end - 1 : chosen.start;
    const focus = this.focusInSight();
    if (focus !== null) return direction === 1 ? focus.to.start : focus.from.start;
    const seen = this.desk.text?.firstInSight() ?? 0;
    const first = this.desk.sentences.at(seen)?.start ?? seen;
    return direction === 1 ? first - 1 : first;
  }

  private focusInSight(): { from: TextSpan; to: TextSpan } | null {
    const seen = this.desk.text?.visibleSpan();
    if (this.focus === null || seen === undefined) return this.focus;
    return this.focus.from.start < seen.end && this.focus.to.end > seen.start ? this.focus : null;
  }

  private readonly stopFocused = (): void => {
    const { pending, inputs, sentences } = this.desk;
    // Tabbing into the text makes its sentence the pending one, so that the next key can tag it.
    if (this.moving || !this.hasFocus || pending !== null || inputs.selectedId !== null) return;
    const sentence = this.focus?.from ?? sentences.next(-1);
    if (sentence === null) return;
    this.focus = { from: sentence, to: sentence };
    this.desk.take(sentence, "keyboard", false);
  };

  private told(sentence: TextSpan): FocusDescription {
    const { article, annotations, reviewers, meId, shows } = this.desk.inputs;
    const here = annotations.filter(
      (each) => each.start < sentence.end && each.end > sentence.start && shows(each),
    );
    return {
      label: article.text.slice(sentence.start, sentence.end),
      description: spokenTags(sentence, here, reviewers, meId, article.text),
      detailIds: here.map((each) => `sm-card-${each.id}`),
    };
  }
}
