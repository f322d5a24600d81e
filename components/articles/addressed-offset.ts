import { useEffect, useRef, useState } from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";

/**
 * The offset (UTF-16 code units) of what the page's address names: a place, `#at-120`, or an annotation,
 * `#annotation-…`. `onAnnotation` hears of the annotation that is meant, at every new address.
 */
export function useAddressedOffset(
  annotations: readonly Annotation[],
  onAnnotation: (annotation: Annotation) => void,
): number | undefined {
  const [offset, setOffset] = useState<number>();
  const latest = useRef({ annotations, onAnnotation });
  useEffect(() => {
    latest.current = { annotations, onAnnotation };
  });
  useEffect(() => {
    const read = () => {
      const { hash } = window.location;
      const at = /^#at-(\d{1,9})$/.exec(hash)?.[1];
      const named = latest.current.annotations.find(({ id }) => hash === `#annotation-${id}`);
      const addressed =
        named ?? (at === undefined ? undefined : annotationAt(latest.current.annotations, Number(at)));
      if (named || at !== undefined) setOffset(named?.start ?? Number(at));
      if (addressed) latest.current.onAnnotation(addressed);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return offset;
}

/** The annotation that begins at the offset, else the shortest around it. */
function annotationAt(annotations: readonly Annotation[], offset: number): Annotation | undefined {
  const length = ({ start, end }: Annotation) => end - start;
  return annotations
    .filter(({ start, end }) => start <= offset && offset < end)
    .toSorted((a, b) => Number(b.start === offset) - Number(a.start === offset) || length(a) - length(b))[0];
}
