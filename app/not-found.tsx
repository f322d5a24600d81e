import Link from "next/link";
import { Door } from "#components/auth/door.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <Door
      title="There is nothing here"
      intro="The address may be mistyped, or it belongs to a project that you are not a member of."
    >
      <Button asChild>
        <Link href="/">Your projects</Link>
      </Button>
    </Door>
  );
}
