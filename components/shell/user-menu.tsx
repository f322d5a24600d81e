"use client";

import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ThemeToggle } from "#components/theme/theme-toggle.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";

export interface UserMenuProps {
  name: string;
  email: string;
}

/** Who one is, how the screen looks, and the way out. */
export function UserMenu({ name, email }: UserMenuProps) {
  const [problem, setProblem] = useState("");
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    const whatWentWrong = await signOut();
    setProblem(whatWentWrong);
    setLeaving(whatWentWrong === "");
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button type="button" className="touch-target grid size-9 place-items-center rounded-full">
          <span className="sr-only">Account of {name}</span>
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-accent text-xs font-semibold text-accent-foreground"
          >
            {initials(name)}
          </span>
        </button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Account" className="w-64 p-0">
        <div className="border-b px-4 py-3">
          <p className="truncate text-sm font-medium">{name}</p>
          <p className="truncate text-xs text-muted-foreground">{email}</p>
        </div>
        <div className="flex items-center justify-between gap-4 px-4 py-2.5">
          <span aria-hidden="true">Theme</span>
          <ThemeToggle />
        </div>
        <div className="border-t p-1.5">
          <Button asChild variant="ghost" className="w-full justify-start px-2.5">
            <Link href="/account">
              <UserRound aria-hidden="true" /> Your account
            </Link>
          </Button>
          <Button
            variant="ghost"
            className="w-full justify-start px-2.5"
            busy={leaving}
            onClick={() => void leave()}
          >
            <LogOut aria-hidden="true" /> Sign out
          </Button>
          <p role="status" className={problem ? "px-2.5 py-1.5 text-xs text-destructive" : "sr-only"}>
            {problem}
          </p>
        </div>
      </PopoverContent>
    </Popover>
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
