import type { CommandItem } from "#components/shell/command-item.ts";
import type { NavItem } from "#components/shell/project-nav.tsx";

/** The pages of a project in the order of its tabs. A new page is one line here. */
const PAGES = [
  { path: "", label: "Overview" },
  { path: "/articles", label: "Articles" },
  { path: "/claims", label: "Claims" },
  { path: "/matrix", label: "Matrix" },
  { path: "/sources", label: "Sources" },
  { path: "/review", label: "Review" },
  { path: "/agreement", label: "Agreement" },
  { path: "/releases", label: "Export" },
  { path: "/guideline", label: "Guideline" },
  { path: "/activity", label: "Activity" },
  { path: "/settings", label: "Settings" },
] as const;

export function projectPages(projectId: string): NavItem[] {
  return PAGES.map(({ path, label }) => ({
    href: `/p/${projectId}${path}`,
    label,
    ...(path === "" ? { exact: true } : {}),
  }));
}

/** The same pages, and what can be done from anywhere, for the command palette. */
export function projectCommands(projectId: string): CommandItem[] {
  const pages = projectPages(projectId).map(({ href, label }) => ({
    id: href,
    label,
    group: "Go to",
    act: { href },
  }));
  return [
    ...pages,
    {
      id: "import",
      label: "Import articles",
      group: "Do",
      keywords: ["upload", "paste", "add"],
      act: { href: `/p/${projectId}/articles/import` },
    },
    { id: "inbox", label: "Inbox", group: "Go to", act: { href: `/p/${projectId}/inbox` } },
    { id: "projects", label: "All projects", group: "Go to", act: { href: "/" } },
  ];
}
