import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Door } from "#components/auth/door.tsx";
import { ForgottenForm } from "#components/auth/forgotten-form.tsx";
import { services } from "#app/_server/services.ts";

export const metadata: Metadata = { title: "Forgotten password" };
/** Whether mail is sent is known when the server runs, not when it is built. */
export const dynamic = "force-dynamic";

export default async function ForgottenPage() {
  const { configuration } = await services();
  if (!configuration.mail) notFound();
  return (
    <Door title="Forgotten password" intro="We send you a link with which you choose a new one.">
      <ForgottenForm />
    </Door>
  );
}
