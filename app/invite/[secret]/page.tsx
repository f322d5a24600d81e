import type { Metadata } from "next";
import Link from "next/link";
import { findInvitation } from "#db/queries/accounts.ts";
import { AcceptForm } from "#components/auth/accept-form.tsx";
import { Door } from "#components/auth/door.tsx";
import { JoinForm } from "#components/auth/join-form.tsx";
import { OrLine } from "#components/auth/or-line.tsx";
import { ProviderButton } from "#components/auth/provider-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { findSession } from "#app/_server/loaders.ts";
import { readInvitationSecret } from "#app/_server/mailed-invitations.ts";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Invitation" };

interface Props {
  params: Promise<{ secret: string }>;
}

export default async function InvitePage({ params }: Props) {
  const { secret } = await params;
  const { store, configuration, secret: key } = await services();
  const { provider } = configuration;
  const [invited, session] = await Promise.all([
    findInvitation(store.reading, readInvitationSecret(key, secret).secret, Date.now()),
    findSession(),
  ]);
  if (!invited) {
    return (
      <Door
        title="This invitation is over"
        intro="It was used, taken back or has expired. Ask whoever sent it for a new link."
      >
        <Button asChild variant="secondary">
          <Link href="/">Go to Sourcemark</Link>
        </Button>
      </Door>
    );
  }
  const next = `/p/${invited.projectId}`;
  return (
    <Door
      title={`Join “${invited.projectName}”`}
      intro={`You are invited as ${invited.role}. ${session ? "" : "Make an account to come in."}`}
    >
      {session ? (
        <JoinForm secret={secret} name={session.name} next={next} />
      ) : (
        <>
          {provider ? (
            <>
              <ProviderButton label={provider.label} next={next} invitation={secret} verb="Join" />
              <OrLine />
            </>
          ) : null}
          <AcceptForm secret={secret} next={next} />
          <p className="mt-6 text-sm text-muted-foreground">
            You have an account here?{" "}
            <Link
              href={`/sign-in?next=${encodeURIComponent(`/invite/${secret}`)}`}
              className="text-primary underline underline-offset-4"
            >
              Sign in and join with it
            </Link>
          </p>
        </>
      )}
    </Door>
  );
}
