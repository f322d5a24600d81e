import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Door } from "#components/auth/door.tsx";
import { OrLine } from "#components/auth/or-line.tsx";
import { ProviderButton } from "#components/auth/provider-button.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { doorProblem } from "#lib/accounts/door-problems.ts";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { findSession } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, problem } = await searchParams;
  const target = safeNextPath(typeof next === "string" ? next : undefined);
  if (await findSession()) redirect(target);
  const { configuration } = await services();
  const refusal = doorProblem(typeof problem === "string" ? problem : null);
  const { provider, mail } = configuration;
  return (
    <Door title="Sign in">
      {refusal ? <Alert tone="error" title={refusal} className="mb-6" /> : null}
      {provider ? (
        <>
          <ProviderButton label={provider.label} next={target} />
          <OrLine />
        </>
      ) : null}
      <SignInForm next={target} />
      <p className="mt-6 text-sm text-muted-foreground">
        {mail ? (
          <Link href="/forgotten" className="text-primary underline underline-offset-4">
            Forgot your password?
          </Link>
        ) : (
          "Forgot your password? An administrator can give you a link for a new one."
        )}
      </p>
    </Door>
  );
}
