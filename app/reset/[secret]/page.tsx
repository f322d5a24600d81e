import type { Metadata } from "next";
import Link from "next/link";
import { findReset } from "#db/queries/accounts.ts";
import { Door } from "#components/auth/door.tsx";
import { ResetForm } from "#components/auth/reset-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "New password" };

interface Props {
  params: Promise<{ secret: string }>;
}

export default async function ResetPage({ params }: Props) {
  const { secret } = await params;
  const { store } = await services();
  const account = await findReset(store.reading, secret, Date.now());
  if (!account) {
    return (
      <Door
        title="This link is over"
        intro="It was used or has expired. Ask an administrator of this installation for a new one."
      >
        <Button asChild variant="secondary">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </Door>
    );
  }
  return (
    <Door
      title="New password"
      intro={`For ${account.name} (${account.email}). Every other session of the account ends.`}
    >
      <ResetForm secret={secret} email={account.email} />
    </Door>
  );
}
