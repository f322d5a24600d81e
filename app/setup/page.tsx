import type { Metadata } from "next";
import { Door } from "#components/auth/door.tsx";
import { SetupForm } from "#components/auth/setup-form.tsx";

export const metadata: Metadata = { title: "Set up" };

interface Props {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <Door
      title="Welcome"
      intro="Make the first account. It administers this installation and can let others in."
    >
      <SetupForm token={typeof token === "string" ? token : ""} />
    </Door>
  );
}
