/** A day in the reader's words. The server and the browser must agree, so it is told in UTC. */
export function Day({ at }: { at: number }) {
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap tabular-nums">
      {date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })}
    </time>
  );
}
