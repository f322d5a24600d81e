"use client";

import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
} from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { strokesOf } from "#lib/keys/key-map.ts";
import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import { AnnotationForm } from "./annotation-card.tsx";
import { ArticleHead } from "./article-head.tsx";
import { CardRail } from "./card-rail.tsx";
import { ChosenSheet } from "./chosen-sheet.tsx";
import type { ReaderText } from "./engine/mount.ts";
import { FindBar } from "./find-bar.tsx";
import { Minimap } from "./minimap.tsx";
import { countsInWords, countTags } from "./minimap-model.ts";
import { performAction, type ReaderSurface } from "./perform-action.ts";
import { ReaderBar } from "./reader-bar.tsx";
import type { PickAction, ReaderProps } from "./reader-contract.ts";
import { ReaderController } from "./reader-controller.ts";
import type { DrawerContent } from "./reader-drawer.tsx";
import { ReaderTextView } from "./reader-text.tsx";
import { NO_FILTER, OWN_STATES, passesFilter, type ReaderFilter } from "./reader-filter.ts";
import { countBlocks, moveThumb } from "./reader-view.ts";
import { ResizeHandles } from "./resize-handles.tsx";
import { SideColumn } from "./side-column.tsx";
import { agoInWords } from "./spoken.ts";
import { TagPopover } from "./tag-popover.tsx";
import { useMedia } from "./use-media.ts";
import { useReaderKeys } from "./use-reader-keys.ts";
import { useReaderPreferences } from "./use-reader-preferences.ts";

const COLUMN_WIDTHS = { narrow: "34rem", medium: "42rem", wide: "54rem" } as const;
const NO_PICKS: readonly PickAction[] = [];
const NOT_DISCUSSED: ReadonlyMap<string, number> = new Map();
// Windows over the page come with their first opening.
const KeysDialog = later(async () => (await import("./keys-dialog.tsx")).KeysDialog, "over");
const ReaderDrawer = later(async () => (await import("./reader-drawer.tsx")).ReaderDrawer, "over");

/** The reading surface: an article, what is tagged in it, and every way to tag more. */
export function Reader(props: ReaderProps) {
  const { article, annotations, reviewers, me, selectedId, mode = "tag", pickActions = NO_PICKS } = props;
  const { discussed = NOT_DISCUSSED } = props;
  const [preferences, setPreferences] = useReaderPreferences();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [engine, setEngine] = useState<ReaderText | null>(null);
  const [filter, setFilter] = useState<ReaderFilter>(NO_FILTER);
  const [said, setSaid] = useState("");
  const [finding, setFinding] = useState(false);
  const [showingKeys, setShowingKeys] = useState(false);
  const [drawer, setDrawer] = useState<DrawerContent | null>(null);
  const root = useRef<HTMLElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const coarse = useMedia("(pointer: coarse)");
  const roomForCards = useMedia("(min-width: 1080px)");
  const roomForOutline = useMedia("(min-width: 1320px)");

  const byId = useMemo(() => new Map(annotations.map((each) => [each.id, each])), [annotations]);
  const passages = useMemo(
    () =>
      annotations.map(({ id, start, end, tag, reviewerId }) => ({
        id,
        start,
        end,
        tag,
        mine: reviewerId === me.id,
      })),
    [annotations, me.id],
  );
  const counts = useMemo(
    () => countTags(annotations.filter((each) => each.reviewerId === me.id)),
    [annotations, me.id],
  );
  const states = useMemo(() => [...OWN_STATES, ...(props.states ?? [])], [props.states]);
  const shows = useCallback((each: Annotation) => passesFilter(each, filter, states), [filter, states]);
  const picking = mode === "pick";
  const inputs = {
    article,
    annotations,
    reviewers,
    meId: me.id,
    canAnnotate: me.canAnnotate,
    picking,
    selectedId,
    snap: preferences.snap,
    shows,
    onCommands: props.onCommands,
    onSelect: props.onSelect,
    announce: setSaid,
    mintId: props.mintId,
  };
  const [controller] = useState(() => new ReaderController(inputs));
  useLayoutEffect(() => controller.update(inputs));
  const { selection, near } = useSyncExternalStore(
    controller.subscribe,
    controller.snapshot,
    controller.snapshot,
  );

  const showCards = preferences.showCards && !preferences.focusMode && !picking && roomForCards;
  // The cards stand in the document by now, or are gone from it.
  useLayoutEffect(() => controller.cardsChanged(), [controller, near, showCards]);

  const onEngine = useCallback(
    (made: ReaderText | null) => {
      setEngine(made);
      controller.attach(made);
    },
    [controller],
  );
  const onView = useCallback(() => {
    moveThumb(thumb.current, scroller);
    controller.viewMoved();
  }, [controller, scroller]);

  const { openAt } = props;
  useEffect(() => {
    if (engine !== null && openAt !== undefined)
      engine.reveal({ start: openAt, end: openAt + 1 }, 0.35, true);
  }, [engine, openAt]);

  const pick = (action: PickAction) => {
    const passage = controller.pendingPassage();
    if (passage === null) return;
    action.run(passage);
    controller.release();
    setSaid(`${action.label}: done.`);
  };
  // Picking is a glance into another article: text only.
  const showOutline = preferences.showOutline && !preferences.focusMode && !picking && roomForOutline;
  const toggleCards = () =>
    roomForCards ? setPreferences({ showCards: !preferences.showCards }) : setDrawer("cards");
  const toggleOutline = () =>
    roomForOutline ? setPreferences({ showOutline: !preferences.showOutline }) : setDrawer("outline");

  const perform = (action: ReaderAction): boolean => {
    const surface: ReaderSurface = {
      ...{ root: root.current, undo: props.undo, onGuideline: props.onGuideline, toggleCards, toggleOutline },
      find: () => setFinding(true),
      showKeys: () => setShowingKeys(true),
      toggleFocusMode: () => setPreferences({ focusMode: !preferences.focusMode }),
    };
    return performAction(action, surface, (other) => controller.perform(other));
  };
  const performStroke = (stroke: string): boolean => {
    const action = picking ? pickActions.find((each) => each.key === stroke) : undefined;
    if (action === undefined || controller.pending === null) return false;
    pick(action);
    return true;
  };
  useReaderKeys({ root, preferences: preferences.keys, perform, performStroke });

  const chosen = selectedId === null ? undefined : byId.get(selectedId);
  const mayEdit = (each: Annotation) => me.canAnnotate && !picking && each.reviewerId === me.id;
  const reviewerOf = (annotation: Annotation) => reviewers.find((each) => each.id === annotation.reviewerId);
  const form =
    chosen === undefined ? null : (
      <AnnotationForm
        annotation={chosen}
        reviewer={reviewerOf(chosen)}
        mine={chosen.reviewerId === me.id}
        editable={mayEdit(chosen)}
        changed={agoInWords(chosen.updatedAt, props.now())}
        onChange={(changes) => props.onCommands([{ kind: "update", id: chosen.id, changes }])}
        onTag={(tag) => controller.tag(tag)}
        onSplit={() => controller.edits.split()}
        onMerge={(direction) => controller.edits.merge(direction)}
        onDelete={() => controller.edits.delete()}
        onClose={() => props.onSelect(null)}
      >
        {props.renderPanel?.(chosen)}
      </AnnotationForm>
    );
  const side = (
    <SideColumn
      article={article}
      counts={counts}
      reviewers={reviewers}
      meId={me.id}
      states={states}
      filter={filter}
      onFilter={setFilter}
      onGo={(start) => {
        setDrawer(null);
        engine?.reveal({ start, end: start + 1 }, 0.12, true);
      }}
    />
  );
  const entries = near.flatMap(({ id, top }) => {
    const annotation = byId.get(id);
    return annotation === undefined ? [] : [{ annotation, top }];
  });
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--sm-size": `${preferences.size / 16}rem`,
    "--sm-column": COLUMN_WIDTHS[preferences.width],
  };
  const open = selection.phase === "open" && (picking || me.canAnnotate);

  return (
    <section
      ref={root}
      aria-label={`Reader: ${article.title}`}
      className={`sm-reader relative flex h-full min-h-0 flex-col ${props.className ?? ""}`}
      style={style}
    >
      {preferences.focusMode ? null : (
        <ReaderBar
          article={article}
          breadcrumb={props.breadcrumb}
          presence={props.presence}
          saveState={props.saveState}
          {...(props.undo === undefined ? {} : { undo: props.undo })}
          preferences={preferences}
          onPreferences={setPreferences}
          cardsShown={showCards || drawer === "cards"}
          outlineShown={showOutline || drawer === "outline"}
          onOutline={toggleOutline}
          onCards={toggleCards}
          onFind={() => setFinding(true)}
          onKeys={() => setShowingKeys(true)}
        />
      )}
      <div className="relative flex min-h-0 flex-1">
        {showOutline ? (
          <aside
            data-print="hide"
            aria-label="Outline and filters"
            className="w-56 shrink-0 overflow-y-auto border-e"
          >
            {side}
          </aside>
        ) : null}
        {preferences.focusMode || !roomForCards ? null : (
          <div data-print="hide" className="w-14 shrink-0 border-e p-1.5">
            <Minimap
              annotations={annotations}
              length={article.text.length}
              thumb={thumb}
              onGo={(start) => engine?.reveal({ start, end: start + 1 }, 0.35, true)}
            />
          </div>
        )}
        <div ref={setScroller} className="sm-scroller min-w-0 flex-1 overflow-y-auto" data-cards={showCards}>
          <div className="sm-columns">
            <article className="sm-article" aria-label={article.title}>
              <ArticleHead article={article} />
              <div className="relative">
                <ReaderTextView
                  text={article.text}
                  blocks={article.blocks}
                  language={article.language}
                  scroller={scroller}
                  passages={passages}
                  plainLayout={preferences.plainLayout}
                  measure={`${preferences.size} ${preferences.width} ${showCards}`}
                  onEngine={onEngine}
                  onView={onView}
                />
                {engine !== null && chosen !== undefined && mayEdit(chosen) ? (
                  <ResizeHandles
                    engine={engine}
                    span={chosen}
                    near={near}
                    preview={controller.widened}
                    onResize={(span) => controller.edits.resizeTo(chosen, controller.widened(span))}
                  />
                ) : null}
              </div>
            </article>
            {showCards ? (
              <aside data-print="hide" aria-label="Cards" className="sm-rail">
                <CardRail
                  entries={entries}
                  origin={engine?.root ?? null}
                  chosenId={selectedId}
                  chosenForm={form}
                  reviewers={reviewers}
                  meId={me.id}
                  discussed={discussed}
                  onChoose={(id) => controller.choose(id, false)}
                />
              </aside>
            ) : null}
          </div>
        </div>
        {preferences.focusMode ? (
          <Button
            variant="secondary"
            size="sm"
            data-print="hide"
            className="absolute end-4 top-3 z-10"
            onClick={() => setPreferences({ focusMode: false })}
          >
            Leave focus mode
          </Button>
        ) : null}
        {finding && engine !== null ? (
          <FindBar engine={engine} text={article.text} onClose={() => setFinding(false)} />
        ) : null}
      </div>
      {preferences.focusMode ? null : (
        <footer
          data-print="hide"
          className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-1 text-sm"
        >
          {props.footer}
          <span className="ms-auto text-muted-foreground tabular-nums">
            {countsInWords(counts) || <span className="max-sm:hidden">Nothing tagged by you yet</span>}
          </span>
        </footer>
      )}
      {open && engine !== null && scroller !== null ? (
        <TagPopover
          engine={engine}
          scroller={scroller}
          span={selection.span}
          asSheet={coarse}
          keyOf={(tag) => strokesOf(`tag-${tag}`, preferences.keys)[0]}
          onTag={(tag) => controller.tag(tag)}
          pickActions={picking ? pickActions : null}
          onPick={pick}
          onBlocks={() => controller.edits.boilerplate(selection.span)}
          blockCount={countBlocks(article.blocks, selection.span)}
          onAllAfter={
            (article.blocks.at(-1)?.start ?? 0) >= selection.span.end
              ? () => controller.perform("boilerplate-after")
              : null
          }
        />
      ) : null}
      {!showCards && chosen !== undefined && !open && drawer === null ? (
        <ChosenSheet engine={engine} span={chosen}>
          {form}
        </ChosenSheet>
      ) : null}
      {drawer === null ? null : (
        <ReaderDrawer
          content={drawer}
          onClose={() => setDrawer(null)}
          outline={side}
          entries={entries}
          reviewers={reviewers}
          meId={me.id}
          comments={discussed}
          onChoose={(id) => {
            setDrawer(null);
            controller.choose(id, true);
          }}
        />
      )}
      {showingKeys ? (
        <KeysDialog
          onClose={() => setShowingKeys(false)}
          preferences={preferences.keys}
          onChange={(keys) => setPreferences({ keys })}
        />
      ) : null}
      <div role="status" aria-live="polite" className="sr-only">
        {said}
      </div>
    </section>
  );
}
