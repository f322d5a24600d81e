import { Search } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";

/** Searches titles and texts; a plain form, so that the address holds what is searched for. */
export function ArticleSearch({ action, query }: { action: string; query: string }) {
  return (
    <form action={action} role="search" className="flex flex-1 gap-1">
      <Input
        type="search"
        name="q"
        defaultValue={query}
        placeholder="Search the texts"
        aria-label="Search the texts"
      />
      <IconButton type="submit" label="Search" variant="secondary">
        <Search aria-hidden="true" />
      </IconButton>
    </form>
  );
}
