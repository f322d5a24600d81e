"use client";

import { useSyncExternalStore } from "react";
import { parseTheme, THEMES, themeClass, themeCookie, type Theme } from "./theme.ts";

const CHANGED = "sourcemark:theme";

/** The class on <html> is the one place where the choice lives; the server wrote it there from the cookie. */
function currentTheme(): Theme {
  const { classList } = document.documentElement;
  return parseTheme(["light", "dark"].find((name) => classList.contains(name)));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Shows a theme at once and keeps it for the next visit. */
export function applyTheme(theme: Theme): void {
  const { classList } = document.documentElement;
  for (const other of THEMES) if (other !== "system") classList.remove(other);
  if (themeClass(theme) !== "") classList.add(themeClass(theme));
  document.cookie = themeCookie(theme);
  window.dispatchEvent(new Event(CHANGED));
}

/** The chosen theme; "system" while the page is still being hydrated. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, currentTheme, () => "system"), applyTheme];
}
