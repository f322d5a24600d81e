"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { parseTheme, THEMES } from "#components/theme/theme.ts";
import { THEME_LABELS } from "#components/theme/theme-toggle.tsx";
import { useTheme } from "#components/theme/use-theme.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";

export interface UserMenuProps {
  name: string;
  email: string;
}

/** Who one is, how the screen looks, and the way out. */
export function UserMenu({ name, email }: UserMenuProps) {
  const [theme, setTheme] = useTheme();
  const [problem, setProblem] = useState("");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account of ${name}`}
        className="touch-target grid size-9 place-items-center rounded-full"
      >
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-accent text-xs font-semibold text-accent-foreground"
        >
          {initials(name)}
        </span>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium">{name}</p>
          <p className="truncate text-xs text-muted-foreground">{email}</p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(parseTheme(value))}>
          {THEMES.map((option) => (
            <DropdownMenuRadioItem key={option} value={option}>
              {THEME_LABELS[option]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          onSelect={(event) => {
            event.preventDefault();
            void signOut().then(setProblem);
          }}
        >
          <LogOut aria-hidden="true" /> Sign out
        </DropdownMenuItem>
        <p role="status" className={problem ? "max-w-64 px-2 py-1.5 text-xs text-destructive" : "sr-only"}>
          {problem}
        </p>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The first letters of the first and the last name, whatever the script. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/** Ends the session and leaves; answers with what went wrong, or "" while the page is on its way. */
async function signOut(): Promise<string> {
  const problem = "You are still signed in: the server did not answer. Try again.";
  try {
    const answer = await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (!answer.ok) return problem;
  } catch {
    return problem;
  }
  window.location.assign("/sign-in");
  return "";
}
