import { v7 } from "uuid";
import type { OutboxEnvironment, OutboxMessage } from "./outbox-environment.ts";

/** The outbox's environment in a browser: Web Locks for one sender, a BroadcastChannel for one state in all tabs. */
export function browserEnvironment(userId: string): OutboxEnvironment & { close(): void } {
  const name = `sourcemark-outbox:${userId}`;
  const channel = new BroadcastChannel(name);
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    newId: () => v7(),
    after(delay, run) {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
    async exclusively(run) {
      // Web Locks exist only in secure contexts; on plain http in a local network each tab sends for itself, which
      // is safe (the server knows each operation by its id) and only wasteful.
      if (typeof navigator.locks === "undefined") return run();
      await navigator.locks.request(name, run);
    },
    announce: (message) => channel.postMessage(message),
    onMessage(listener) {
      const hear = (event: MessageEvent<OutboxMessage>) => listener(event.data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    onWake(listener) {
      const ifVisible = () => {
        if (document.visibilityState === "visible") listener();
      };
      window.addEventListener("online", listener);
      window.addEventListener("focus", listener);
      document.addEventListener("visibilitychange", ifVisible);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("focus", listener);
        document.removeEventListener("visibilitychange", ifVisible);
      };
    },
    close: () => channel.close(),
  };
}
