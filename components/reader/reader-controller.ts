import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { Tag } from "#lib/annotations/tags.ts";
import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import type { Passage, TextSpan } from "#lib/text/passage.ts";
import { sentencesOf } from "#lib/text/segments.ts";
import { snapToCharacters, snapToWords } from "#lib/text/snapping.ts";
import { trimSpan } from "#lib/text/spans.ts";
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
import { chooseByClick } from "./engine/click-cycle.ts";
import { FocusStops } from "./engine/focus-stops.ts";
import type { ReaderText } from "./engine/mount.ts";
import { IDLE, pendingSpan, type SelectedBy, type SelectionState } from "./engine/selection-machine.ts";
import { SelectionWatcher, type Tap } from "./engine/selection-watcher.ts";
import { SentenceMap } from "./engine/sentence-map.ts";
import type { ReaderArticle, ReaderReviewer } from "./reader-contract.ts";
import type { SnapUnit } from "./reader-preferences.ts";
import { type NearPassage, nearPassages, sameNear } from "./reader-view.ts";
import { spokenPassage, spokenTags } from "./spoken.ts";

/** What the controller is told whenever it changes. */
export interface ControllerInputs {
  article: ReaderArticle;
  annotations: readonly Annotation[];
  reviewers: readonly ReaderReviewer[];
  meId: string;
  canAnnotate: boolean;
  picking: boolean;
  selectedId: string | null;
  snap: SnapUnit;
  shows: (annotation: Annotation) => boolean;
  onCommands: (commands: AnnotationCommand[]) => void;
  onSelect: (id: string | null) => void;
  announce: (message: string) => void;
  mintId: () => string;
}

/** What of the controller's state is drawn. */
export interface ControllerState {
  selection: SelectionState;
  /** The passages near the view; a new list whenever one of them moved. */
  near: readonly NearPassage[];
}

/**
 * The reader's behaviour without its looks: what is pending, where the focus stands, and what each action does.
 * It outlives renders; React draws its `state`.
 */
export class ReaderController {
  state: ControllerState = { selection: IDLE, near: [] };
  private inputs: ControllerInputs;
  private byId: ReadonlyMap<string, Annotation>;
  private engine: ReaderText | null = null;
  private watcher: SelectionWatcher | null = null;
  private stops: FocusStops | null = null;
  private sentences: SentenceMap;
  private focus: { from: TextSpan; to: TextSpan; extended: boolean } | null = null;
  private caret: number | null = null;
  /** True while the reader itself moves the focus; only a reviewer's Tab takes a sentence. */
  private moving = false;
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

  /** To be called at most once per frame, when the text moved in the view. */
  readonly viewMoved = (): void => {
    if (this.engine === null) return;
    const near = nearPassages(this.engine);
    if (!sameNear(this.state.near, near)) this.change({ near });
  };

  readonly snapshot = (): ControllerState => this.state;

  update(inputs: ControllerInputs): void {
    const before = this.inputs;
    this.inputs = inputs;
    if (before.annotations !== inputs.annotations) this.byId = mapOf(inputs.annotations);
    if (before.article !== inputs.article) {
      this.sentences = sentencesFor(inputs.article);
      this.focus = null;
    }
    if (before.selectedId !== inputs.selectedId || before.annotations !== inputs.annotations)
      this.paintChosen();
    if (before.shows !== inputs.shows) this.filter();
    if (before.annotations !== inputs.annotations) {
      this.describeFocus();
      this.viewMoved();
    }
  }

  attach(engine: ReaderText | null): void {
    this.watcher?.destroy();
    this.stops?.remove();
    this.engine = engine;
    this.watcher = null;
    this.stops = null;
    if (engine === null) return;
    this.stops = new FocusStops(engine.dom);
    const first = this.sentences.next(-1);
    if (first !== null) this.stops.moveTo(first, this.told(first), false);
    this.watcher = new SelectionWatcher({
      root: engine.root,
      spanOf: (range) => engine.spanOf(range),
      snap: (span, free) => this.snap(span, free),
      onState: (selection) => this.selectionChanged(selection),
      onTap: (tap) => this.tapped(tap),
    });
    engine.root.addEventListener("focusin", this.stopFocused);
    this.filter();
    this.paintChosen();
  }

  get text(): ReaderText | null {
    return this.engine;
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

  /** Lets go of the pending passage. */
  release(): void {
    this.watcher?.finish();
  }

  /** Does what an action of the keyboard says about the text; false when it isn't one of those or cannot be done. */
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
        return this.boilerplate(this.pending);
      case "boilerplate-after":
        return this.boilerplateAfter();
      case "next-sentence":
        return this.moveFocus(1);
      case "previous-sentence":
        return this.moveFocus(-1);
      case "extend-next":
        return this.extendFocus(1);
      case "extend-previous":
        return this.extendFocus(-1);
      case "extend-word":
        return this.extendByWord(1);
      case "shrink-word":
        return this.extendByWord(-1);
      case "next-annotation":
        return this.stepAnnotation(1);
      case "previous-annotation":
        return this.stepAnnotation(-1);
      case "end-later":
        return this.resize("end", 1);
      case "end-earlier":
        return this.resize("end", -1);
      case "start-later":
        return this.resize("start", 1);
      case "start-earlier":
        return this.resize("start", -1);
      case "split":
        return this.split();
      case "merge":
        return this.merge();
      case "delete":
        return this.delete();
      case "close":
        return this.close();
      default:
        return false;
    }
  }

  /** Tags what is pending and goes on; without a pending passage the chosen annotation is tagged anew. */
  tag(tag: Tag): boolean {
    const { canAnnotate, picking, article } = this.inputs;
    if (!canAnnotate || picking) return false;
    const span = this.pending;
    if (span === null) return this.retagChosen(tag);
    const by = this.state.selection.phase === "idle" ? "keyboard" : this.byOfSelection();
    const id = this.inputs.mintId();
    const command = tagPassage(article, span, tag, this.own(), id);
    this.watcher?.finish();
    if (command !== null) this.inputs.onCommands([command]);
    this.inputs.announce(`Tagged as ${tag}: ${spokenPassage(article.text, span)}`);
    if (by === "keyboard") this.goOn(span);
    else this.inputs.onSelect(command?.kind === "update" ? command.id : id);
    return true;
  }

  /** Resizes an own annotation to a span that was dragged out. */
  resizeTo(annotation: Annotation, span: TextSpan): void {
    const command = moveTo(this.inputs.article, annotation, this.snap(span, false) ?? span);
    if (command === null) return;
    this.inputs.onCommands([command]);
    this.inputs.announce(`Resized to ${spokenPassage(this.inputs.article.text, span)}`);
  }

  /** What a dragged handle would make of a span, without doing it. */
  previewSpan(span: TextSpan): TextSpan {
    return this.snap(span, false) ?? span;
  }

  choose(id: string | null, reveal: boolean): void {
    const annotation = this.byId.get(id ?? "");
    this.watcher?.finish();
    this.inputs.onSelect(annotation?.id ?? null);
    if (annotation !== undefined && reveal) this.engine?.reveal(annotation);
  }

  /** Deletes an own annotation; the caller offers to undo it. */
  delete(annotation = this.chosen): boolean {
    if (annotation === null || !this.mayEdit(annotation)) return false;
    this.inputs.onSelect(null);
    this.inputs.onCommands([{ kind: "delete", id: annotation.id }]);
    this.inputs.announce(`Deleted: ${annotation.tag} ${spokenPassage(this.inputs.article.text, annotation)}`);
    return true;
  }

  split(): boolean {
    const annotation = this.chosen;
    if (annotation === null || !this.mayEdit(annotation)) return false;
    const at = this.placeToSplit(annotation);
    if (at === null) {
      this.inputs.announce("Click where to split, then split.");
      return false;
    }
    return this.send(splitAt(this.inputs.article, annotation, at, this.inputs.mintId()), "Split in two.");
  }

  merge(): boolean {
    const annotation = this.chosen;
    if (annotation === null || !this.mayEdit(annotation)) return false;
    const next = mergeable(this.inputs.article.text, annotation, this.own());
    if (next === null) {
      this.inputs.announce("Nothing of the same tag follows directly.");
      return false;
    }
    return this.send(merge(this.inputs.article, annotation, next), "Merged.");
  }

  boilerplate(span: TextSpan | null): boolean {
    if (span === null || !this.inputs.canAnnotate || this.inputs.picking) return false;
    const { article, mintId } = this.inputs;
    const commands = boilerplateBlocks(article, article.blocks, span, this.own(), mintId);
    this.watcher?.finish();
    const blocks = commands.length === 1 ? "1 block" : `${commands.length} blocks`;
    return this.send(commands, `Tagged ${blocks} as boilerplate.`);
  }

  boilerplateAfter(): boolean {
    const from = this.pending ?? this.chosen ?? this.focus?.to;
    if (from === null || from === undefined) return false;
    const { blocks, text } = this.inputs.article;
    return this.boilerplate(afterLine(blocks, from.end - 1, text.length));
  }

  mayEdit(annotation: Annotation): boolean {
    return this.inputs.canAnnotate && !this.inputs.picking && annotation.reviewerId === this.inputs.meId;
  }

  /** Where the reviewer clicked last, or else where the second sentence begins. */
  private placeToSplit(annotation: Annotation): number | null {
    const inside = (at: number) => at > annotation.start && at < annotation.end;
    if (this.caret !== null && inside(this.caret)) return this.caret;
    const next = this.sentences.next(annotation.start)?.start;
    return next !== undefined && inside(next) ? next : null;
  }

  private send(commands: AnnotationCommand[], said: string): boolean {
    if (commands.length === 0) return false;
    this.inputs.onCommands(commands);
    this.inputs.announce(said);
    return true;
  }

  private own(): Annotation[] {
    return this.inputs.annotations.filter((each) => each.reviewerId === this.inputs.meId);
  }

  private byOfSelection(): SelectedBy {
    const { selection } = this.state;
    return selection.phase === "idle" ? "keyboard" : selection.by;
  }

  private retagChosen(tag: Tag): boolean {
    const annotation = this.chosen;
    if (annotation === null || !this.mayEdit(annotation)) return false;
    const command = retag(annotation, tag);
    return command === null ? true : this.send([command], `Now tagged as ${tag}.`);
  }

  private resize(edge: Edge, direction: 1 | -1): boolean {
    const annotation = this.chosen;
    if (annotation === null || !this.mayEdit(annotation)) return false;
    const span = moveEdge(this.inputs.article, annotation, edge, direction);
    const command = moveTo(this.inputs.article, annotation, span);
    if (command === null) return true;
    return this.send([command], `Now ${spokenPassage(this.inputs.article.text, span)}`);
  }

  private close(): boolean {
    if (this.pending !== null) this.watcher?.finish();
    else if (this.inputs.selectedId !== null) this.inputs.onSelect(null);
    else return false;
    return true;
  }

  private openTags(): boolean {
    if (this.pending === null) {
      const sentence = this.focus?.from;
      if (sentence === undefined || this.stops?.hasFocus !== true) return false;
      this.watcher?.take(sentence, "keyboard", true);
    } else this.watcher?.showTags();
    return true;
  }

  /** After a tag by key the next sentence has the focus, ready to be tagged. */
  private goOn(span: TextSpan): void {
    const next = this.sentences.next(span.end - 1);
    if (next !== null) this.setFocus(next, next, this.stops?.hasFocus ?? true);
  }

  private moveFocus(direction: 1 | -1): boolean {
    const from = this.placeOfFocus(direction);
    const next = direction === 1 ? this.sentences.next(from) : this.sentences.previous(from);
    if (next === null) {
      this.inputs.announce(direction === 1 ? "End of the text." : "Start of the text.");
      return true;
    }
    this.inputs.onSelect(null);
    this.setFocus(next, next, true);
    return true;
  }

  /** Where the walk goes on from: the focus, else the chosen annotation, else what is in sight. */
  private placeOfFocus(direction: 1 | -1): number {
    const chosen = this.chosen;
    if (chosen !== null) return direction === 1 ? chosen.end - 1 : chosen.start;
    if (this.focus !== null) return direction === 1 ? this.focus.to.start : this.focus.from.start;
    const seen = this.engine?.visibleSpan().start ?? 0;
    return direction === 1 ? seen - 1 : seen;
  }

  private extendFocus(direction: 1 | -1): boolean {
    if (this.focus === null) return this.moveFocus(direction);
    const { from, to } = this.focus;
    const next = direction === 1 ? this.sentences.next(to.start) : this.sentences.previous(to.start);
    if (next === null || next.start < from.start) return true;
    this.setFocus(from, next, true);
    this.inputs.announce(`Now to ${spokenPassage(this.inputs.article.text, next)}`);
    return true;
  }

  private extendByWord(direction: 1 | -1): boolean {
    const span = this.pending;
    if (span === null) return false;
    const moved = moveEdge(this.inputs.article, span, "end", direction);
    this.watcher?.take(moved, "keyboard", this.state.selection.phase === "open");
    this.inputs.announce(spokenPassage(this.inputs.article.text, moved));
    return true;
  }

  private stepAnnotation(direction: 1 | -1): boolean {
    const shown = this.inputs.annotations.filter(this.inputs.shows);
    const ordered = shown.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
    const chosenAt = ordered.findIndex((each) => each.id === this.inputs.selectedId);
    const next = chosenAt === -1 ? this.nearest(ordered, direction) : ordered[chosenAt + direction];
    if (next === undefined) {
      this.inputs.announce(direction === 1 ? "No further annotation." : "No earlier annotation.");
      return true;
    }
    this.choose(next.id, true);
    const sentence = this.sentences.at(next.start);
    if (sentence !== null) this.placeStop(sentence, sentence, true);
    this.inputs.announce(
      spokenTags(next, [next], this.inputs.reviewers, this.inputs.meId, this.inputs.article.text),
    );
    return true;
  }

  private nearest(ordered: readonly Annotation[], direction: 1 | -1): Annotation | undefined {
    const from = this.focus?.from.start ?? this.engine?.visibleSpan().start ?? 0;
    return direction === 1
      ? ordered.find((each) => each.start >= from)
      : ordered.findLast((each) => each.start < from);
  }

  private setFocus(from: TextSpan, to: TextSpan, takeFocus: boolean): void {
    this.placeStop(from, to, takeFocus);
    this.watcher?.take({ start: from.start, end: to.end }, "keyboard", false);
    this.engine?.reveal(to);
  }

  private placeStop(from: TextSpan, to: TextSpan, takeFocus: boolean): void {
    this.focus = { from, to, extended: from !== to };
    this.moving = true;
    this.stops?.moveTo(from, this.told(from), takeFocus);
    this.moving = false;
  }

  private readonly stopFocused = (): void => {
    // Tabbing into the text makes its sentence the pending one, so that the next key can tag it.
    if (
      this.moving ||
      this.stops?.hasFocus !== true ||
      this.pending !== null ||
      this.inputs.selectedId !== null
    )
      return;
    const sentence = this.focus?.from ?? this.sentences.next(-1);
    if (sentence === null) return;
    this.focus = { from: sentence, to: sentence, extended: false };
    this.watcher?.take(sentence, "keyboard", false);
  };

  private describeFocus(): void {
    if (this.focus !== null) this.stops?.describe(this.told(this.focus.from));
  }

  private told(sentence: TextSpan) {
    const { article, annotations, reviewers, meId, shows } = this.inputs;
    const here = annotations.filter(
      (each) => each.start < sentence.end && each.end > sentence.start && shows(each),
    );
    return {
      label: article.text.slice(sentence.start, sentence.end),
      description: spokenTags(sentence, here, reviewers, meId, article.text),
      detailIds: here.map((each) => `sm-card-${each.id}`),
    };
  }

  private snap(span: TextSpan, free: boolean): TextSpan | null {
    const { text, language } = this.inputs.article;
    const trimmed = trimSpan(text, span);
    if (trimmed.end <= trimmed.start) return null;
    if (free || this.inputs.snap === "character") return snapToCharacters(text, trimmed);
    if (this.inputs.snap === "word") return snapToWords(text, trimmed, language);
    const first = this.sentences.at(trimmed.start) ?? trimmed;
    const last = this.sentences.at(trimmed.end - 1) ?? trimmed;
    return { start: Math.min(first.start, trimmed.start), end: Math.max(last.end, trimmed.end) };
  }

  private selectionChanged(selection: SelectionState): void {
    const before = this.state.selection;
    this.change({ selection });
    const span = pendingSpan(selection);
    const byKey = selection.phase === "settled";
    this.engine?.setLayer("focus", byKey && span !== null ? [span] : []);
    this.engine?.setLayer("pending", !byKey && span !== null ? [span] : []);
    if (selection.phase === "open" && before.phase === "selecting") {
      this.caret = selection.span.start;
      this.inputs.onSelect(null);
      const sentence = this.sentences.at(selection.span.start);
      if (sentence !== null) this.placeStop(sentence, sentence, false);
    }
  }

  private change(changes: Partial<ControllerState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  private tapped({ x, y, by, dismissed }: Tap): void {
    const engine = this.engine;
    if (engine === null) return;
    this.caret = engine.offsetAt(x, y);
    const hit = chooseByClick(engine.hit(x, y), this.inputs.selectedId);
    if (hit !== null) {
      this.inputs.onSelect(hit.id);
      return;
    }
    const letGo = dismissed || this.inputs.selectedId !== null;
    this.inputs.onSelect(null);
    const sentence = this.caret === null ? null : this.sentences.at(this.caret);
    if (sentence === null) return;
    this.placeStop(sentence, sentence, false);
    // On touch a tap on a sentence is the quick way to its tags; a tap that closes something only closes.
    if (by === "touch" && !letGo && this.inputs.canAnnotate) this.watcher?.take(sentence, "touch", true);
  }

  private filter(): void {
    this.engine?.setFilter((passage) => {
      const annotation = this.byId.get(passage.id);
      return annotation === undefined || this.inputs.shows(annotation);
    });
  }

  private paintChosen(): void {
    const chosen = this.chosen;
    for (const tag of ["claim", "opinion", "boilerplate"] as const) {
      this.engine?.setLayer(`selected-${tag}`, chosen?.tag === tag ? [chosen] : []);
    }
  }
}

function mapOf(annotations: readonly Annotation[]): ReadonlyMap<string, Annotation> {
  return new Map(annotations.map((each) => [each.id, each]));
}

function sentencesFor({ text, blocks, language }: ReaderArticle): SentenceMap {
  return new SentenceMap(blocks, (block) => sentencesOf(text, [block], language));
}
