import Link from "next/link";
import type { GuidelineVersion } from "#lib/guideline/guideline.ts";
import { Badge } from "#components/ui/badge.tsx";
import { subtypeLabel, tagLabel } from "#components/ui/tag-badge.tsx";

interface Props {
  base: string;
  versions: readonly GuidelineVersion[];
  /** The version whose changes are shown. */
  shown: number | null;
}

/** All versions, the newest first, with what each changed. */
export function VersionList({ base, versions, shown }: Props) {
  return (
    <ol className="flex flex-col gap-3">
      {versions.map(({ number, note, author, createdAt, touches }) => (
        <li key={number} className="text-sm">
          <Link
            href={`${base}?version=${number}#changes`}
            aria-current={number === shown ? "true" : undefined}
            className="font-medium underline underline-offset-2 aria-[current]:text-primary"
          >
            Version {number}
          </Link>{" "}
          <span className="text-xs text-muted-foreground">
            {author},{" "}
            {new Date(createdAt).toLocaleDateString("en-GB", {
              ...{ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
            })}
          </span>
          <p>{note}</p>
          {touches.length > 0 ? (
            <p className="mt-1 flex flex-wrap gap-1">
              {touches.map(({ tag, subtype }) => (
                <Badge key={`${tag}/${subtype ?? ""}`}>
                  {tagLabel(tag)}
                  {subtype ? `: ${subtypeLabel(subtype)}` : ""}
                </Badge>
              ))}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
