/** Keeps whether claims open with publishers hidden: the server reads it, so that no name shows up first. */
export const BLIND_COOKIE = "judge-blind";

/** The `document.cookie` line that keeps the choice for a year. */
export function blindCookie(blind: boolean): string {
  return `${BLIND_COOKIE}=${blind ? "1" : "0"}; path=/; max-age=31536000; samesite=lax`;
}
