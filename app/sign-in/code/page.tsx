import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CodeForm } from "#components/auth/code-form.tsx";
import { Door } from "#components/auth/door.tsx";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { whoOwesCode } from "#app/_server/let-in.ts";
import { findSession } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Code" };

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function CodePage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNextPath(typeof next === "string" ? next : undefined);
  if (await findSession()) redirect(target);
  if ((await whoOwesCode(await services(), Date.now())) === null) redirect("/sign-in");
  return (
    <Door title="One more step" intro="Your account asks for a code besides the password.">
      <CodeForm next={target} />
      <p className="mt-6 text-sm text-muted-foreground">
        Neither at hand? An administrator can reset your second factor.{" "}
        <Link href="/sign-in" className="text-primary underline underline-offset-4">
          Start again
        </Link>
      </p>
    </Door>
  );
}
