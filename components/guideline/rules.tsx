/** The rules as text: blank lines part paragraphs, a line that begins with # is a heading. */
export function Rules({ text }: { text: string }) {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return (
    <div className="flex max-w-180 flex-col gap-3 font-serif text-base/7">
      {parts.map((part, index) => {
        const heading = /^#{1,6}\s+(.*)$/.exec(part.trim());
        // Paragraphs have no name of their own; their order is all there is.
        return heading ? (
          <h3 key={index} className="mt-2 text-lg font-semibold">
            {heading[1]}
          </h3>
        ) : (
          <p key={index} className="whitespace-pre-line">
            {part}
          </p>
        );
      })}
    </div>
  );
}
