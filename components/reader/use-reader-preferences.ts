"use client";

import { useCallback, useSyncExternalStore } from "react";
import { DEFAULT_PREFERENCES, readPreferences, type ReaderPreferences } from "./reader-preferences.ts";

const STORAGE_KEY = "sourcemark.reader";
const listeners = new Set<() => void>();
let read: { json: string | null; preferences: ReaderPreferences } | null = null;

/** The preferences of this browser and a way to change some of them; all readers and tabs agree. */
export function useReaderPreferences(): [ReaderPreferences, (changes: Partial<ReaderPreferences>) => void] {
  const preferences = useSyncExternalStore(subscribe, current, () => DEFAULT_PREFERENCES);
  const change = useCallback((changes: Partial<ReaderPreferences>) => {
    const next = { ...current(), ...changes };
    write(JSON.stringify(next));
    for (const listener of listeners) listener();
  }, []);
  return [preferences, change];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function current(): ReaderPreferences {
  const json = stored();
  if (read === null || read.json !== json) read = { json, preferences: readPreferences(json) };
  return read.preferences;
}

// A browser that refuses storage still reads; its preferences last as long as the page.
let unstored: string | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? unstored;
  } catch {
    return unstored;
  }
}

function write(json: string): void {
  unstored = json;
  try {
    localStorage.setItem(STORAGE_KEY, json);
  } catch {
    // Kept in `unstored`.
  }
}
