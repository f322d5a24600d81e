"use client";

import { FileUp } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface FileDropProps {
  /** A verb and what: "Choose articles or drop them here". */
  label: ReactNode;
  /** Which files, and how large. */
  hint?: ReactNode;
  /** As in HTML: ".txt,.html". A hint to the chooser; whoever gets the files still checks them. */
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
  className?: string;
}

/** A file input that is also a place to drop files on. */
export function FileDrop({ label, hint, accept, multiple, disabled, onFiles, className }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const give = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) give(event.dataTransfer.files);
      }}
      className={cn(
        "flex cursor-pointer flex-col items-center gap-2 rounded-lg border-2 border-dashed border-input/70 bg-card px-6 py-8 text-center transition-colors duration-100 hover:bg-muted has-disabled:cursor-not-allowed has-disabled:opacity-55 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        over && "border-primary bg-accent",
        className,
      )}
    >
      <FileUp aria-hidden="true" className="size-6 text-muted-foreground" />
      <span className="text-sm font-medium">{label}</span>
      {hint ? (
        <span id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </span>
      ) : null}
      <input
        id={id}
        type="file"
        className="sr-only"
        {...(accept ? { accept } : {})}
        multiple={multiple ?? false}
        disabled={disabled ?? false}
        {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
        onChange={(event) => {
          give(event.currentTarget.files);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
