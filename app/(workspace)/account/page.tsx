import type { Metadata } from "next";
import Link from "next/link";
import { findPasswordHash, listTokens } from "#db/queries/accounts.ts";
import { countRecoveryCodes, findSecondFactor } from "#db/queries/second-factor.ts";
import { listSessions } from "#db/queries/sessions.ts";
import { NameForm } from "#components/accounts/name-form.tsx";
import { PasswordForm } from "#components/accounts/password-form.tsx";
import { Section } from "#components/accounts/section.tsx";
import { SecondFactorChange } from "#components/accounts/second-factor-change.tsx";
import { SecondFactorSetup } from "#components/accounts/second-factor-setup.tsx";
import { SessionList } from "#components/accounts/session-list.tsx";
import { TokenDialog } from "#components/accounts/token-dialog.tsx";
import { TokenList } from "#components/accounts/token-list.tsx";
import { SaveState } from "#components/outbox/save-state.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireSession } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const session = await requireSession("/account");
  const { store } = await services();
  const now = Date.now();
  const [sessions, tokens, passwordHash, factor, codesLeft] = await Promise.all([
    listSessions(store.reading, session, now),
    listTokens(store.reading, session),
    findPasswordHash(store.reading, session.id),
    findSecondFactor(store.reading, session.id),
    countRecoveryCodes(store.reading, session.id),
  ]);
  const isFactorOn = Boolean(factor?.confirmedAt);
  return (
    <AppShell
      breadcrumb={[{ label: "Your account" }]}
      saveState={<SaveState />}
      user={<UserMenu name={session.name} email={session.email} />}
    >
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-2xl">Your account</h1>
        {session.isAdministrator ? (
          <Button asChild variant="secondary">
            <Link href="/administration">Administration</Link>
          </Button>
        ) : null}
      </div>
      <div className="flex flex-col gap-8">
        <Section title="Who you are" intro={`You sign in as ${session.email}.`}>
          <NameForm name={session.name} />
        </Section>
        {passwordHash === null ? null : (
          <>
            <Section title="Password" intro="When you change it, every other session of yours ends.">
              <PasswordForm email={session.email} />
            </Section>
            <Section
              title="Second factor"
              intro="A code from an authenticator app besides the password: somebody who learns your password still stands outside."
              action={isFactorOn ? null : <SecondFactorSetup />}
            >
              {isFactorOn ? (
                <SecondFactorChange codesLeft={codesLeft} />
              ) : (
                <p className="text-sm">Off. Your password alone lets you in.</p>
              )}
            </Section>
          </>
        )}
        <Section title="Sessions" intro="Where you are signed in. End what you do not know.">
          <SessionList
            sessions={sessions.map(({ id, createdAt, updatedAt, address, browser }) => ({
              ...{ id, createdAt: createdAt.getTime(), usedAt: updatedAt.getTime() },
              ...{ address: address ?? "", browser: browser ?? "", isThis: id === session.sessionId },
            }))}
          />
        </Section>
        <Section
          title="Tokens"
          intro="Keys with which programs of yours use the API in your name."
          action={<TokenDialog />}
        >
          {tokens.length === 0 ? (
            <EmptyState>
              No program acts for you. Make a token when a script should read or export.
            </EmptyState>
          ) : (
            <TokenList tokens={tokens} now={now} />
          )}
        </Section>
      </div>
    </AppShell>
  );
}
