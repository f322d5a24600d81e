import type { ReactNode } from "react";
import { ProductMark } from "#components/shell/product-mark.tsx";

export interface DoorProps {
  /** The page's heading. */
  title: string;
  /** One sentence: why one is here. */
  intro?: ReactNode;
  children: ReactNode;
}

/** The page around sign-in, set-up and invitations: one column, one thing to do. */
export function Door({ title, intro, children }: DoorProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-96 flex-col justify-center px-4 py-12">
      <p className="mb-8 flex items-center gap-2.5 text-base font-semibold">
        <ProductMark className="size-8" />
        Sourcemark
      </p>
      <h1 className="font-serif text-2xl">{title}</h1>
      {intro ? <p className="mt-2 text-muted-foreground">{intro}</p> : null}
      <div className="mt-6">{children}</div>
    </main>
  );
}
