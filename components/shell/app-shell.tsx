import Link from "next/link";
import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "#components/ui/breadcrumb.tsx";
import { ProductMark } from "./product-mark.tsx";

export const MAIN_ID = "main";

export interface AppShellProps {
  /** Where one is, from the project on; the home link stands before it. */
  breadcrumb?: readonly Crumb[];
  /** `<ProjectNav>` on pages of a project. */
  nav?: ReactNode;
  /** `<CommandButton>`. */
  search?: ReactNode;
  /** Saved · Saving · Waiting (n) · Failed. */
  saveState?: ReactNode;
  /** `<InboxButton>` on pages of a project. */
  inbox?: ReactNode;
  /** `<UserMenu>`. */
  user?: ReactNode;
  /** "page": padded and centred. "full": the page fills the rest of the window and scrolls by itself. */
  layout?: "page" | "full";
  children: ReactNode;
}

/** What surrounds every page of the workspace: one slim bar, the project's tabs, the page. */
export function AppShell({
  breadcrumb,
  nav,
  search,
  saveState,
  inbox,
  user,
  layout = "page",
  children,
}: AppShellProps) {
  return (
    <div
      data-layout={layout}
      className={layout === "full" ? "flex h-dvh flex-col overflow-hidden" : "flex min-h-dvh flex-col"}
    >
      <SkipLink />
      <header data-print="hide" className="sticky top-0 z-30 border-b bg-background">
        <div className="flex h-12 items-center gap-2 px-3 sm:px-4">
          <Link
            href="/"
            className="touch-target flex shrink-0 items-center gap-2 rounded-md py-1 pe-1 text-sm font-semibold"
          >
            <ProductMark className="size-6" />
            <span className={breadcrumb ? "max-md:sr-only" : undefined}>Sourcemark</span>
          </Link>
          {breadcrumb ? (
            <>
              <span aria-hidden="true" className="text-border max-sm:hidden">
                /
              </span>
              <Breadcrumb items={breadcrumb} />
            </>
          ) : null}
          <div className="ms-auto flex shrink-0 items-center gap-1 sm:gap-2">
            {saveState}
            {search}
            {inbox}
            {user}
          </div>
        </div>
        {nav}
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className={
          layout === "full"
            ? "min-h-0 flex-1 outline-none"
            : "mx-auto w-full max-w-300 flex-1 px-4 py-6 outline-none sm:px-6"
        }
      >
        {children}
      </main>
    </div>
  );
}

function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only z-50 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to the page
    </a>
  );
}
