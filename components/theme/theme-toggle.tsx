"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { THEMES, type Theme } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

export const THEME_LABELS = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
} as const satisfies Record<Theme, string>;

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Three radios in a row; the choice is shown at once and kept in a cookie. */
export function ThemeToggle({ className }: { className?: string }) {
  const [theme, setTheme] = useTheme();
  return (
    <fieldset className={cn("inline-flex rounded-md border border-input/60 p-0.5", className)}>
      <legend className="sr-only">Theme</legend>
      {THEMES.map((option) => {
        const Icon = ICONS[option];
        return (
          <label
            key={option}
            title={THEME_LABELS[option]}
            className="touch-target grid size-7 cursor-pointer place-items-center rounded-sm text-muted-foreground hover:text-foreground has-checked:bg-accent has-checked:text-accent-foreground forced-colors:has-checked:outline-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="theme"
              value={option}
              checked={theme === option}
              onChange={() => setTheme(option)}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-4" />
            <span className="sr-only">{THEME_LABELS[option]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
