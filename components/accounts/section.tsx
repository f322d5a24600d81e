import { useId, type ReactNode } from "react";

interface Props {
  title: string;
  /** One sentence: what this decides. */
  intro?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of a settings page, named by its heading. */
export function Section({ title, intro, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t pt-6 first:border-t-0 first:pt-0">
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {intro ? <p className="mt-1 max-w-160 text-sm text-muted-foreground">{intro}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
