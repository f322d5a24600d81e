import { useId } from "react";
import type { DateWindow } from "#lib/publishers/profile.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";

/** Which articles count, by the day they were published; the choice stands in the address. */
export function WindowForm({ window }: { window: DateWindow }) {
  const id = useId();
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      {(["from", "to"] as const).map((end) => (
        <div key={end} className="flex flex-col gap-1.5">
          <Label htmlFor={`${id}-${end}`}>{end === "from" ? "Published from" : "Published until"}</Label>
          <Input id={`${id}-${end}`} type="date" name={end} defaultValue={window[end] ?? ""} />
        </div>
      ))}
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
