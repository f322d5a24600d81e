import { cn } from "#components/ui/class-names.ts";
import { WaitingUpdates } from "./waiting-updates.tsx";

interface FloatingUpdatesProps {
  count: number;
  onTake: () => void;
  className?: string;
}

/** Changes by others that wait, over the foot of a page. */
export function FloatingUpdates({ count, onTake, className }: FloatingUpdatesProps) {
  return (
    <div
      data-print="hide"
      className={cn(
        "pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center *:pointer-events-auto",
        className,
      )}
    >
      <WaitingUpdates count={count} onTake={onTake} />
    </div>
  );
}
