import type { Annotation } from "#lib/annotations/annotation.ts";
import { type Tag, TAGS } from "#lib/annotations/tags.ts";
import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import type { Passage, TextSpan } from "#lib/text/passage.ts";
import { sentencesOf } from "#lib/text/segments.ts";
import { snapToCharacters, snapToWords } from "#lib/text/snapping.ts";
import { trimSpan } from "#lib/text/spans.ts";
import { chooseByClick } from "./engine/click-cycle.ts";
import type { ReaderText } from "./engine/mount.ts";
import { IDLE, pendingSpan, type SelectedBy, type SelectionState } from "./engine/selection-machine.ts";
import { SelectionWatcher, type Tap } from "./engine/selection-watcher.ts";
import { SentenceMap } from "./engine/sentence-map.ts";
import type { ReaderArticle } from "./reader-contract.ts";
import type { ControllerInputs, Desk } from "./reader-desk.ts";
import { ReaderEdits } from "./reader-edits.ts";
import { type NearPassage, nearPassages, sameNear } from "./reader-view.ts";
import { SentenceWalk } from "./sentence-walk.ts";
import { spokenTags } from "./spoken.ts";

/** What of the controller's state is drawn. */
export interface ControllerState {
  selection: SelectionState;
  /** The passages near the view; a new list whenever one of them moved. */
  near: readonly NearPassage[];
}

/**
 * The reader's behaviour without its looks: what is pending, where the focus stands, and what each action does.
 * It outlives renders; React draws its state.
 */
export class ReaderController implements Desk {
  inputs: ControllerInputs;
  text: ReaderText | null = null;
  sentences: SentenceMap;
  caret: number | null = null;
  readonly edits = new ReaderEdits(this);
  private readonly walk = new SentenceWalk(this);
  private state: ControllerState = { selection: IDLE, near: [] };
  private byId: ReadonlyMap<string, Annotation>;
  private watcher: SelectionWatcher | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(inputs: ControllerInputs) {
    this.inputs = inputs;
    this.byId = mapOf(inputs.annotations);
    this.sentences = sentencesFor(inputs.article);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ControllerState => this.state;

  /** To be called at most once per frame, when the text moved in the view. */
  readonly viewMoved = (): void => {
    if (this.text === null) return;
    const near = nearPassages(this.text);
    if (!sameNear(this.state.near, near)) this.change({ near });
  };

  /** To be called when cards came or went: what has the focus points to those that are there. */
  readonly cardsChanged = (): void => this.walk.describe();

  update(inputs: ControllerInputs): void {
    const before = this.inputs;
    this.inputs = inputs;
    const annotated = before.annotations !== inputs.annotations;
    if (annotated) this.byId = mapOf(inputs.annotations);
    if (before.article.text !== inputs.article.text || before.article.blocks !== inputs.article.blocks) {
      this.sentences = sentencesFor(inputs.article);
      this.walk.forget();
      // The new text was attached before its sentences were known here.
      this.walk.attach(this.text);
    }
    if (annotated || before.selectedId !== inputs.selectedId) this.paintChosen();
    if (before.shows !== inputs.shows) this.filter();
    if (annotated || before.shows !== inputs.shows) {
      this.walk.describe();
      this.viewMoved();
    }
  }

  attach(text: ReaderText | null): void {
    this.watcher?.destroy();
    this.watcher = null;
    this.text = text;
    this.walk.attach(text);
    if (text === null) return;
    this.watcher = new SelectionWatcher({
      root: text.root,
      spanOf: (range) => text.spanOf(range),
      snap: (span, free) => this.snap(span, free),
      onState: (selection) => this.selectionChanged(selection),
      onTap: (tap) => this.tapped(tap),
    });
    this.filter();
    this.paintChosen();
    // A link to an annotation opens with it in sight.
    if (this.chosen !== null) text.reveal(this.chosen);
  }

  get selection(): SelectionState {
    return this.state.selection;
  }

  get pending(): TextSpan | null {
    return pendingSpan(this.state.selection);
  }

  get chosen(): Annotation | null {
    return this.byId.get(this.inputs.selectedId ?? "") ?? null;
  }

  /** The pending passage with its context, for the caller of `pick` mode. */
  pendingPassage(): Passage | null {
    return this.pending === null ? null : describePassage(this.inputs.article.text, this.pending);
  }

  take(span: TextSpan, by: SelectedBy, open: boolean): void {
    this.watcher?.take(span, by, open);
  }

  release(): void {
    this.watcher?.finish();
  }

  /** Does what an action says about the text; false when it isn't one of those or cannot be done now. */
  perform(action: ReaderAction): boolean {
    switch (action) {
      case "tag-claim":
        return this.tag("claim");
      case "tag-opinion":
        return this.tag("opinion");
      case "tag-boilerplate":
        return this.tag("boilerplate");
      case "open-tags":
        return this.openTags();
      case "boilerplate-blocks":
        return this.edits.boilerplate(this.pending);
      case "boilerplate-after":
        return this.edits.boilerplateAfter(this.pending ?? this.chosen ?? this.walk.sentence);
      case "next-sentence":
        return this.walk.move(1);
      case "previous-sentence":
        return this.walk.move(-1);
      case "extend-next":
        return this.walk.extend(1);
      case "extend-previous":
        return this.walk.extend(-1);
      case "extend-word":
        return this.walk.extendByWord(1);
      case "shrink-word":
        return this.walk.extendByWord(-1);
      case "next-annotation":
        return this.stepAnnotation(1);
      case "previous-annotation":
        return this.stepAnnotation(-1);
      case "end-later":
        return this.edits.moveEdge("end", 1);
      case "end-earlier":
        return this.edits.moveEdge("end", -1);
      case "start-later":
        return this.edits.moveEdge("start", 1);
      case "start-earlier":
        return this.edits.moveEdge("start", -1);
      case "split":
        return this.edits.split();
      case "merge":
        return this.edits.merge(1);
      case "merge-previous":
        return this.edits.merge(-1);
      case "delete":
        return this.edits.delete();
      case "close":
        return this.close();
      default:
        return false;
    }
  }

  /**
   * Tags what is pending: by key the walk goes on, otherwise the annotation is chosen, so that its card opens.
   * Without a pending passage the chosen annotation is tagged anew.
   */
  tag(tag: Tag): boolean {
    const { selection } = this.state;
    const span = this.pending;
    if (!this.edits.mayTag) return false;
    if (span === null || selection.phase === "idle") return this.edits.retagChosen(tag);
    this.release();
    const id = this.edits.tag(span, tag);
    if (selection.by === "keyboard") this.walk.goOn(span);
    else this.inputs.onSelect(id);
    return true;
  }

  /** What a dragged span is widened to. */
  readonly widened = (span: TextSpan): TextSpan => this.snap(span, false) ?? span;

  choose(id: string | null, reveal: boolean): void {
    const annotation = this.byId.get(id ?? "");
    this.release();
    this.inputs.onSelect(annotation?.id ?? null);
    if (annotation !== undefined && reveal) this.text?.reveal(annotation);
  }

  private close(): boolean {
    if (this.pending !== null) this.release();
    else if (this.inputs.selectedId !== null) this.inputs.onSelect(null);
    else return false;
    return true;
  }

  private openTags(): boolean {
    if (this.pending !== null) {
      this.watcher?.showTags();
      return true;
    }
    const sentence = this.walk.sentence;
    if (sentence === null || !this.walk.hasFocus) return false;
    this.take(sentence, "keyboard", true);
    return true;
  }

  private stepAnnotation(direction: 1 | -1): boolean {
    const { announce, reviewers, meId, article } = this.inputs;
    const next = this.walk.annotationTowards(direction);
    if (next === null) {
      announce(direction === 1 ? "No further annotation." : "No earlier annotation.");
      return true;
    }
    this.choose(next.id, true);
    this.walk.standAt(next.start, true);
    announce(spokenTags(next, [next], reviewers, meId, article.text));
    return true;
  }

  private snap(span: TextSpan, free: boolean): TextSpan | null {
    const { snap } = this.inputs;
    const { text, language } = this.inputs.article;
    const trimmed = trimSpan(text, span);
    if (trimmed.end <= trimmed.start) return null;
    if (free || snap === "character") return snapToCharacters(text, trimmed);
    if (snap === "word") return snapToWords(text, trimmed, language);
    const first = this.sentences.at(trimmed.start) ?? trimmed;
    const last = this.sentences.at(trimmed.end - 1) ?? trimmed;
    return { start: Math.min(first.start, trimmed.start), end: Math.max(last.end, trimmed.end) };
  }

  private selectionChanged(selection: SelectionState): void {
    const before = this.state.selection;
    const span = pendingSpan(selection);
    const byKey = selection.phase === "settled";
    this.text?.setLayer("focus", byKey && span !== null ? [span] : []);
    this.text?.setLayer("pending", !byKey && span !== null ? [span] : []);
    if (selection.phase === "open" && before.phase === "selecting") {
      this.caret = selection.span.start;
      this.inputs.onSelect(null);
      this.walk.standAt(selection.span.start, false);
    }
    this.change({ selection });
  }

  private tapped({ x, y, by, dismissed }: Tap): void {
    if (this.text === null) return;
    this.caret = this.text.offsetAt(x, y);
    const letGo = dismissed || this.inputs.selectedId !== null;
    const hit = chooseByClick(this.text.hit(x, y), this.inputs.selectedId);
    this.inputs.onSelect(hit?.id ?? null);
    if (this.caret === null) return;
    this.walk.standAt(this.caret, false);
    // On touch a tap on a sentence is the quick way to its tags; a tap that closes something only closes.
    const sentence = this.sentences.at(this.caret);
    if (hit === null && sentence !== null && by === "touch" && !letGo) this.take(sentence, "touch", true);
  }

  private filter(): void {
    this.text?.setFilter((passage) => {
      const annotation = this.byId.get(passage.id);
      return annotation === undefined || this.inputs.shows(annotation);
    });
  }

  private paintChosen(): void {
    const chosen = this.chosen;
    for (const tag of TAGS) {
      this.text?.setLayer(`selected-${tag}`, chosen?.tag === tag ? [chosen] : []);
    }
  }

  private change(changes: Partial<ControllerState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }
}

function mapOf(annotations: readonly Annotation[]): ReadonlyMap<string, Annotation> {
  return new Map(annotations.map((each) => [each.id, each]));
}

function sentencesFor({ text, blocks, language }: ReaderArticle): SentenceMap {
  return new SentenceMap(blocks, (block) => sentencesOf(text, [block], language));
}
