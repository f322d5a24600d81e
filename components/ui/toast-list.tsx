"use client";

import { Toaster as Sonner } from "sonner";
import { useTheme } from "#components/theme/use-theme.ts";

const UNDO_MS = 10_000;

/** The messages themselves, at the foot of the page. */
export function ToastList() {
  const [theme] = useTheme();
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      duration={UNDO_MS}
      containerAriaLabel="Messages"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg bg-foreground px-4 py-2.5 text-sm text-background shadow-popover font-sans",
          content: "min-w-0 flex-1",
          actionButton:
            "touch-target shrink-0 rounded-sm px-2 py-1 font-semibold underline underline-offset-4 outline-offset-0",
        },
      }}
    />
  );
}
