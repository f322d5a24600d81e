import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "#components/auth/door.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { findSession } from "#app/_server/loaders.ts";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safeNextPath(typeof next === "string" ? next : undefined);
  if (await findSession()) redirect(target);
  return (
    <Door title="Sign in">
      <SignInForm next={target} />
    </Door>
  );
}
