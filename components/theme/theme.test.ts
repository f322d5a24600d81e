import { describe, expect, it } from "vitest";
import { parseTheme, THEME_COOKIE, THEMES, themeClass, themeCookie } from "./theme.ts";

describe("theme", () => {
  it.each(THEMES)("comes back from its own cookie: %s", (theme) => {
    const [, value] = themeCookie(theme).match(/^theme=([^;]*);/) ?? [];
    expect(parseTheme(value)).toBe(theme);
    expect(themeCookie(theme).startsWith(`${THEME_COOKIE}=`)).toBe(true);
  });

  it.each([undefined, "", "DARK", "dark light", '"><script>'])("takes %j for the system's", (value) => {
    expect(parseTheme(value)).toBe("system");
  });

  it("leaves the class to the system's theme empty, so that the media query decides", () => {
    expect(THEMES.map(themeClass)).toEqual(["", "light", "dark"]);
  });
});
