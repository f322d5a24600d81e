/** Where the choice of a theme is kept, so that the server can draw the first byte in it. */
export const THEME_COOKIE = "theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const A_YEAR_IN_SECONDS = 31_536_000;

/** The theme a cookie names; anything else, and no cookie, means the system's. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** The class on <html>: none for "system", which CSS answers by media query. */
export function themeClass(theme: Theme): "" | "light" | "dark" {
  return theme === "system" ? "" : theme;
}

/** The `document.cookie` line that keeps a choice. */
export function themeCookie(theme: Theme): string {
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;
}
