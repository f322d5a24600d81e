"use client";

import { Door } from "#components/auth/door.tsx";
import { Button } from "#components/ui/button.tsx";

/** Shown when a page could not be made. The server has logged the cause; what was typed elsewhere is kept. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Door
      title="This page could not be shown"
      intro="The server wrote the reason to its log. Your saved work is untouched."
    >
      <Button onClick={reset}>Try again</Button>
    </Door>
  );
}
