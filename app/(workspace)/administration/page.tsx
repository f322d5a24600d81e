import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listAccounts } from "#db/queries/accounts.ts";
import { AccountList } from "#components/accounts/account-list.tsx";
import { Section } from "#components/accounts/section.tsx";
import { SaveState } from "#components/outbox/save-state.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { requireSession } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Administration" };

export default async function AdministrationPage() {
  const session = await requireSession("/administration");
  const { store } = await services();
  const accounts = await listAccounts(store.reading, session);
  if (!accounts.ok) notFound();
  return (
    <AppShell
      breadcrumb={[{ label: "Your account", href: "/account" }, { label: "Administration" }]}
      saveState={<SaveState />}
      user={<UserMenu name={session.name} email={session.email} />}
    >
      <h1 className="mb-6 font-serif text-2xl">Administration</h1>
      <div>
        <Section
          title="Accounts"
          intro="People come in by the invitations that managers make in their projects. Whoever is disabled is out at once; their work stays."
        >
          <AccountList accounts={accounts.value} me={session.id} />
        </Section>
      </div>
    </AppShell>
  );
}
