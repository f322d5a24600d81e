"use client";

import { useEffect, useState, type ComponentType } from "react";
import { Button } from "./button.tsx";

/** Where it is said that the code did not come: in its place, over the page, or nowhere. */
type Failure = "inline" | "over" | "silent";

const PLACES = {
  inline: "flex items-center gap-2 text-sm",
  over: "fixed bottom-4 left-1/2 z-50 flex -translate-x-1/2 items-center gap-3 rounded-lg border bg-popover px-4 py-2 text-sm shadow-popover",
} as const;

/**
 * A part of the page whose code comes when it is first drawn. Unlike React's own `lazy` it survives a lost
 * connection: the page stays, says so, and tries again when asked.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  failure: Failure = "inline",
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => loaded);
    const [attempt, setAttempt] = useState(0);
    const [failed, setFailed] = useState(false);

    useEffect(() => {
      if (Part !== null) return;
      let current = true;
      load().then(
        (part) => {
          loaded = part;
          if (current) setPart(() => part);
        },
        () => {
          if (current) setFailed(true);
        },
      );
      return () => {
        current = false;
      };
    }, [Part, attempt]);

    if (Part !== null) return <Part {...props} />;
    if (!failed || failure === "silent") return null;
    return (
      <div role="alert" className={PLACES[failure]}>
        This part of the page could not be loaded.
        <Button
          size="sm"
          variant="secondary"
          onClick={() => {
            setFailed(false);
            setAttempt(attempt + 1);
          }}
        >
          Try again
        </Button>
      </div>
    );
  };
}
