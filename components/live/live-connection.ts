import type { PresentPerson } from "#lib/live/live-event.ts";
import { readChange, readPeople, readReady, type LiveNews, type TabMessage } from "./live-channel.ts";

/** How often a tab says again where it is, and how long that counts; a crashed tab says no farewell. Milliseconds. */
const SAY_AGAIN = 20_000;
const COUNTS = 50_000;
/** The longest wait before a stream that was refused is asked for again, in milliseconds. */
const LONGEST_WAIT = 30_000;

export interface LiveConnection {
  /** Hears everything that happens in the project; returns how to stop. */
  listen(listener: (news: LiveNews) => void): () => void;
  /** Says that this tab has an article open; returns how to take that back. */
  enter(articleId: string): () => void;
  people(): readonly PresentPerson[];
  onPeople(listener: () => void): () => void;
  close(): void;
}

const NOBODY: readonly PresentPerson[] = [];

/**
 * A tab's part in the one stream that this browser has for a project. Whoever holds the lock holds the stream; when
 * that tab goes, the next takes over after the last message that was passed on. A browser without locks (plain http
 * in a local network) opens a stream per tab.
 */
export function openLiveConnection(userId: string, projectId: string): LiveConnection {
  const name = `sourcemark-live:${userId}:${projectId}`;
  const path = `/api/v1/projects/${projectId}/stream`;
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  const listeners = new Set<(news: LiveNews) => void>();
  const peopleListeners = new Set<() => void>();
  const entered = new Map<symbol, string>();
  const tabs = new Map<string, { articles: string[]; at: number }>();
  const ending = new AbortController();
  let people = NOBODY;
  let cursor: string | null = null;
  let source: EventSource | null = null;
  let connection: string | null = null;
  let sentPresence = "[]";
  let refusals = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const hear = (news: LiveNews) => listeners.forEach((listener) => listener(news));
  const setPeople = (next: PresentPerson[]) => {
    people = next;
    peopleListeners.forEach((listener) => listener());
  };

  /** Takes in what the stream says, here and, passed on, in the other tabs. */
  function take(message: TabMessage): void {
    if (message.kind === "change") {
      cursor = message.cursor;
      hear({ kind: "change", event: message.event });
    } else if (message.kind === "presence") setPeople(message.people);
    else if (message.kind === "resync") {
      cursor = message.cursor;
      hear({ kind: "resync" });
    }
  }
  const passOn = (message: TabMessage) => {
    take(message);
    if (!ending.signal.aborted) channel.postMessage(message);
  };

  function hold(): void {
    const opened = new EventSource(cursor === null ? path : `${path}?after=${encodeURIComponent(cursor)}`);
    source = opened;
    opened.addEventListener("ready", ({ data, lastEventId }: MessageEvent<string>) => {
      const ready = readReady(data);
      if (!ready) return;
      refusals = 0;
      connection = ready.connection;
      sentPresence = "[]";
      // From here on nothing is missed; what happened since the page was made is read once more.
      if (!ready.resumed) passOn({ kind: "resync", cursor: lastEventId });
      channel.postMessage({ kind: "who" } satisfies TabMessage);
      sayWhere();
      tellPresence();
    });
    opened.addEventListener("change", ({ data, lastEventId }: MessageEvent<string>) => {
      const event = readChange(data);
      if (event) passOn({ kind: "change", cursor: lastEventId, event });
    });
    opened.addEventListener("presence", ({ data }: MessageEvent<string>) => {
      const present = readPeople(data);
      if (present) passOn({ kind: "presence", people: present });
    });
    opened.addEventListener("error", () => {
      connection = null;
      // A connection that broke off is taken up again by the browser itself; one that was refused is not.
      if (opened.readyState !== EventSource.CLOSED || ending.signal.aborted) return;
      opened.close();
      retry = setTimeout(hold, Math.min(LONGEST_WAIT, 1_000 * 2 ** refusals++));
    });
  }

  /** Tells the server where this browser's tabs are, when that is something else than before. */
  function tellPresence(): void {
    if (connection === null) return;
    const since = Date.now() - COUNTS;
    for (const [id, { at }] of tabs) if (at < since) tabs.delete(id);
    const articles = [
      ...new Set([...entered.values(), ...[...tabs.values()].flatMap((one) => one.articles)]),
    ];
    const said = JSON.stringify(articles.toSorted());
    if (said === sentPresence) return;
    sentPresence = said;
    fetch(`${path}/presence`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ connection, articles: articles.slice(0, 50) }),
      // Who is where is a courtesy: nothing waits for it, and the next change says it again.
    }).catch(() => (sentPresence = ""));
  }

  function sayWhere(): void {
    if (source) tellPresence();
    else if (!ending.signal.aborted)
      channel.postMessage({ kind: "here", tab, articles: [...entered.values()] } satisfies TabMessage);
  }

  const welcome = (newTab: string) =>
    channel.postMessage({ kind: "welcome", tab: newTab, cursor, people: [...people] } satisfies TabMessage);

  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === "who") sayWhere();
    else if (data.kind === "here") {
      if (source && !tabs.has(data.tab)) welcome(data.tab);
      tabs.set(data.tab, { articles: data.articles, at: Date.now() });
    } else if (data.kind === "welcome") {
      if (data.tab !== tab) return;
      cursor = data.cursor;
      setPeople(data.people);
      hear({ kind: "resync" });
    } else if (data.kind === "gone") tabs.delete(data.tab);
    else take(data);
    if (data.kind === "here" || data.kind === "gone") tellPresence();
  });
  const again = setInterval(sayWhere, SAY_AGAIN);
  const farewell = () => channel.postMessage({ kind: "gone", tab } satisfies TabMessage);
  window.addEventListener("pagehide", farewell);
  window.addEventListener("pageshow", sayWhere);

  sayWhere();
  if (typeof navigator.locks === "undefined") hold();
  else
    navigator.locks
      .request(name, { signal: ending.signal }, () => {
        hold();
        return new Promise<void>((release) => ending.signal.addEventListener("abort", () => release()));
      })
      .catch(() => undefined); // Closed while it waited for its turn.

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter(articleId) {
      const key = Symbol(articleId);
      entered.set(key, articleId);
      sayWhere();
      return () => {
        entered.delete(key);
        sayWhere();
      };
    },
    people: () => people,
    onPeople(listener) {
      peopleListeners.add(listener);
      return () => peopleListeners.delete(listener);
    },
    close() {
      farewell();
      ending.abort();
      clearInterval(again);
      clearTimeout(retry);
      source?.close();
      window.removeEventListener("pagehide", farewell);
      window.removeEventListener("pageshow", sayWhere);
      channel.close();
    },
  };
}
