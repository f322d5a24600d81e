import type { ExternalToast } from "sonner";

type Kind = "message" | "success" | "error";

const listeners = new Set<() => void>();
let wanted = false;

/** Whether the messages' place should stand, and who wants to know when it should. */
export const toastPlace = {
  isWanted: () => wanted,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  want(): void {
    if (wanted) return;
    wanted = true;
    listeners.forEach((listener) => listener());
  },
};

/** Messages that pass. Their code comes when the page is first used, so that reading does not wait for it. */
export const toast = {
  success: (message: string, options?: ExternalToast) => show("success", message, options),
  error: (message: string, options?: ExternalToast) => show("error", message, options),
};

/** Says what was done and offers to take it back, for ten seconds. Toasts are for nothing else. */
export function toastUndo(message: string, undo: () => void): void {
  show("message", message, { action: { label: "Undo", onClick: undo } });
}

function show(kind: Kind, message: string, options?: ExternalToast): void {
  toastPlace.want();
  void import("sonner")
    .then((library) => library.toast[kind](message, options))
    // Without a connection the message cannot be shown; what it would have said stands in the save state.
    .catch(() => undefined);
}
