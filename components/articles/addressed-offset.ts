import { useEffect, useRef, useState } from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";

/** The offset (UTF-16 code units) that the page's address names, `#at-120`; `onOffset` hears of every new one. */
export function useAddressedOffset(onOffset: (offset: number) => void): number | undefined {
  const [offset, setOffset] = useState<number>();
  const latest = useRef(onOffset);
  useEffect(() => {
    latest.current = onOffset;
  });
  useEffect(() => {
    const read = () => {
      const found = /^#at-(\d{1,9})$/.exec(window.location.hash)?.[1];
      if (found === undefined) return;
      setOffset(Number(found));
      latest.current(Number(found));
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return offset;
}

/** The annotation that begins at the offset, else the shortest around it. */
export function annotationAt(annotations: readonly Annotation[], offset: number): Annotation | undefined {
  const length = ({ start, end }: Annotation) => end - start;
  return annotations
    .filter(({ start, end }) => start <= offset && offset < end)
    .toSorted((a, b) => Number(b.start === offset) - Number(a.start === offset) || length(a) - length(b))[0];
}
