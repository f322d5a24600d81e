import { WaitingUpdates } from "./waiting-updates.tsx";

/** Changes by others that wait, over the foot of a page. */
export function FloatingUpdates({ count, onTake }: { count: number; onTake: () => void }) {
  return (
    <div
      data-print="hide"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center *:pointer-events-auto"
    >
      <WaitingUpdates count={count} onTake={onTake} />
    </div>
  );
}
