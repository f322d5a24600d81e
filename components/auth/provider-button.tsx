import { Button } from "#components/ui/button.tsx";

interface Props {
  /** What the provider is called. */
  label: string;
  /** The path to go on to. */
  next: string;
  /** The secret of an invitation that is open. */
  invitation?: string;
  /** "Sign in", "Join". */
  verb?: string;
}

/** Leads over to the sign-in provider. A plain link: it leaves the site. */
export function ProviderButton({ label, next, invitation, verb = "Sign in" }: Props) {
  const query = new URLSearchParams({ next, ...(invitation ? { invitation } : {}) });
  return (
    <Button asChild variant="secondary" size="lg" className="w-full">
      <a href={`/api/auth/oidc/start?${query}`}>
        <span className="truncate">
          {verb} with {label}
        </span>
      </a>
    </Button>
  );
}
