import { createTextAnnotator, type RendererType, type TextAnnotation } from "@recogito/text-annotator";
import type { Sample } from "./sample.ts";

/** The two ways in which the peer paints. */
export type PeerRenderer = RendererType;

/**
 * `@recogito/text-annotator` over the same text as plain paragraphs, which is how it is meant to be used.
 * Resolves when it has drawn its highlights for the first time.
 */
export async function drawWithPeer(
  scroller: HTMLElement,
  { text, blocks, annotations }: Sample,
  renderer: PeerRenderer,
): Promise<void> {
  const column = document.createElement("div");
  column.style.whiteSpace = "pre-wrap";
  for (const [at, block] of blocks.entries()) {
    const line = document.createElement(block.kind === "heading" ? "h2" : "p");
    // It counts the characters of the text nodes, so the line ends must be among them.
    line.append(text.slice(block.start, blocks[at + 1]?.start ?? text.length));
    column.append(line);
  }
  scroller.replaceChildren(column);
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(column, { renderer });
  const drawn = new Promise<void>((resolve) => annotator.renderer.on("onRedraw", resolve));
  // It looks a passage's range up itself when the one it is given is empty.
  const unresolved = document.createRange();
  annotator.setAnnotations(
    annotations.map(({ id, start, end }) => ({
      id,
      bodies: [],
      target: {
        annotation: id,
        selector: [{ quote: text.slice(start, end), start, end, range: unresolved }],
      },
    })),
  );
  await drawn;
}
