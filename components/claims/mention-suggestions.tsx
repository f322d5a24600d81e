import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useFormContext } from "react-hook-form";
import type { Mention, Origin } from "#lib/claims/dossier.ts";
import { emptyVoice, originNamed, quantityValues, type VoiceValues } from "#lib/claims/mention-form.ts";
import { suggestMention, type SuggestedVoice } from "#lib/claims/mention-suggestions.ts";
import type { StatedQuantity } from "#lib/claims/quantity.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import { Button } from "#components/ui/button.tsx";
import { FACTUALITY_LABELS } from "./labels.ts";
import type { WithMention } from "./with-mention.ts";
import { quantityLabel } from "./quantity-label.ts";
import { useArticle } from "./use-article.ts";

interface Props {
  projectId: string;
  mention: Mention;
  origins: readonly Origin[];
}

const DIRTY = { shouldDirty: true, shouldValidate: false } as const;

/** What the article's own words suggest, one press each; nothing is taken over by itself. */
export function MentionSuggestions({ projectId, mention, origins }: Props) {
  const { setValue, getValues } = useFormContext<WithMention>();
  const { article } = useArticle(projectId, mention.articleId);
  const suggested = useMemo(() => {
    const { start, end, exact, versionId } = mention;
    // Until the article is there, and where it has a newer version, the passage alone has to do.
    return article?.versionId === versionId
      ? suggestMention(article.text, { start, end })
      : shifted(suggestMention(exact, { start: 0, end: exact.length }), start);
  }, [article, mention]);
  const { attributions, hedging, quantities } = suggested;

  const takeAttribution = (voices: readonly SuggestedVoice[]) => {
    const line = voices.map((voice): VoiceValues => ({ ...emptyVoice(), ...voice }));
    const end = line.at(-1);
    if (!end) return;
    const { name, ...originVoice } = end;
    setValue("mention.relays", line.slice(0, -1), DIRTY);
    setValue("mention.origin", end.anonymous ? "" : (originNamed(origins, name)?.name ?? name), DIRTY);
    setValue("mention.originVoice", originVoice, DIRTY);
    setValue("mention.attribution", wording(voices), DIRTY);
    setValue("mention.quoteType", end.quoteType, DIRTY);
    setValue("mention.anonymous", end.anonymous, DIRTY);
  };
  const takeQuantity = (quantity: StatedQuantity) => {
    setValue("mention.quantity", quantityValues(quantity), DIRTY);
    const types = getValues("mention.claimTypes");
    if (!types.includes("numerical")) setValue("mention.claimTypes", [...types, "numerical"], DIRTY);
  };
  if (attributions.length === 0 && hedging === null && quantities.length === 0) return null;
  return (
    <section aria-label="Suggested by the text" className="flex flex-col gap-1.5 rounded-md bg-muted p-3">
      <p className="text-xs font-medium">Suggested by the text</p>
      <ul className="flex flex-col items-start gap-1.5">
        {attributions.map((voices) => (
          <Suggestion key={`a${voices.at(-1)?.cue.start}`} onTake={() => takeAttribution(voices)}>
            Said by {voices.map(({ name }) => name || "somebody unnamed").join(" → ")}
          </Suggestion>
        ))}
        {hedging ? (
          <Suggestion
            onTake={() => {
              setValue("mention.hedgeCues", hedging.cues, DIRTY);
              setValue("mention.factuality", hedging.factuality, DIRTY);
              setValue("mention.explicitlyUnverified", hedging.explicitlyUnverified, DIRTY);
            }}
          >
            {FACTUALITY_LABELS[hedging.factuality]}, because of “{hedging.cues}”
          </Suggestion>
        ) : null}
        {quantities.map((quantity) => (
          <Suggestion key={`q${quantity.raw}`} onTake={() => takeQuantity(quantity)}>
            {quantityLabel(quantity)}
          </Suggestion>
        ))}
      </ul>
    </section>
  );
}

function Suggestion({ onTake, children }: { onTake: () => void; children: React.ReactNode }) {
  return (
    <li className="max-w-full">
      <Button
        size="sm"
        variant="secondary"
        className="h-auto min-h-7 max-w-full py-1 text-start whitespace-normal"
        onClick={onTake}
      >
        <Plus aria-hidden="true" /> <span className="min-w-0 break-words">{children}</span>
      </Button>
    </li>
  );
}

/** "the ministry said", or with relays "the agency reported the ministry said". */
function wording(voices: readonly SuggestedVoice[]): string {
  return voices
    .map(({ source, cue }) => [source, cue].filter((part) => part !== null))
    .map((parts) =>
      parts
        .toSorted((a, b) => a.start - b.start)
        .map(({ exact }) => exact)
        .join(" "),
    )
    .join(", ")
    .slice(0, 500);
}

function shifted(found: ReturnType<typeof suggestMention>, by: number): ReturnType<typeof suggestMention> {
  const move = <Span extends TextSpan>(span: Span): Span => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return {
    ...found,
    attributions: found.attributions.map((line) =>
      line.map((voice) => ({
        ...voice,
        source: voice.source ? move(voice.source) : null,
        cue: move(voice.cue),
        content: voice.content.map(move),
      })),
    ),
  };
}
