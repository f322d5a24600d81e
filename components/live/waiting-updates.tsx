import { Button } from "#components/ui/button.tsx";

/** Changes by others that touch what one is at: they wait until one asks for them. */
export function WaitingUpdates({ count, onTake }: { count: number; onTake: () => void }) {
  return (
    <span role="status">
      {count === 0 ? null : (
        <Button size="sm" variant="secondary" onClick={onTake}>
          {count === 1 ? "1 update" : `${count} updates`}
        </Button>
      )}
    </span>
  );
}
