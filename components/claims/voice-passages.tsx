"use client";

import { X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { Mention } from "#lib/claims/dossier.ts";
import {
  recordedWords,
  selectedWords,
  VOICE_PARTS,
  withoutWords,
  withWords,
  wordsAround,
  type VoicePart,
  type VoiceWords,
} from "#lib/claims/voice-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { VOICE_PART_LABELS } from "./labels.ts";
import { useArticle } from "./use-article.ts";
import type { WithMention } from "./with-mention.ts";

interface Props {
  projectId: string;
  mention: Mention;
}

/** Where the voices of a mention stand in its article, marked by hand. Stands in a `FormProvider`. */
export function VoicePassages(props: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { control } = useFormContext<WithMention>();
  const [relays, origin] = useWatch({ control, name: ["mention.relays", "mention.originVoice"] });
  const count = [...relays, origin].flatMap((voice) => recordedWords(voice)).length;
  return (
    <div className="flex flex-col gap-3">
      <Button
        size="sm"
        variant="secondary"
        className="self-start"
        aria-expanded={open}
        {...(open ? { "aria-controls": id } : {})}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide its words in the text" : `Mark its words in the text (${count})`}
      </Button>
      {open ? (
        <div id={id}>
          <Marking {...props} />
        </div>
      ) : null}
    </div>
  );
}

const DIRTY = { shouldDirty: true } as const;

function Marking({ projectId, mention }: Props) {
  const { control, setValue } = useFormContext<WithMention>();
  const { article, problem } = useArticle(projectId, mention.articleId);
  const [relays, originVoice, origin] = useWatch({
    control,
    name: ["mention.relays", "mention.originVoice", "mention.origin"],
  });
  const [chosen, setChosen] = useState(relays.length);
  const [said, setSaid] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);

  if (!article) return <p role="status">{problem ?? "Opening …"}</p>;
  // Of a text that has been replaced since, only the passage itself is at hand.
  const isSame = article.versionId === mention.versionId;
  const around = isSame ? wordsAround(article.text, mention) : { start: mention.start, end: mention.end };
  const shown = isSame ? article.text.slice(around.start, around.end) : mention.exact;

  // An origin that is not named is no voice of the chain yet.
  const voices = [
    ...relays.map((voice, index) => ({ name: voice.name || `Relay ${index + 1}`, voice })),
    ...(origin.trim() === "" ? [] : [{ name: origin, voice: originVoice }]),
  ];
  if (voices.length === 0)
    return (
      <p className="text-sm">Name an origin or a relay first; then mark where the text has its words.</p>
    );
  const at = Math.min(chosen, voices.length - 1);
  const change = (index: number, to: (voice: VoiceWords) => VoiceWords) => {
    const relay = relays[index];
    if (relay) setValue(`mention.relays.${index}`, { ...relay, ...to(relay) }, DIRTY);
    else setValue("mention.originVoice", { ...originVoice, ...to(originVoice) }, DIRTY);
  };
  const mark = (part: VoicePart) => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {};
    const words = selectedWords(shown, { start, end });
    if (words === null) return setSaid("Select words in the text first.");
    const moved = { ...words, start: words.start + around.start, end: words.end + around.start };
    change(at, (voice) => withWords(voice, part, moved));
    setSaid(`“${words.exact}” marked: ${VOICE_PART_LABELS[part].toLowerCase()}.`);
  };

  return (
    <fieldset className="flex flex-col gap-3 rounded-md border p-3">
      <legend className="px-1 text-sm font-medium">Its words in the text</legend>
      <Field label="The article" hint="Select words here, then say what they are.">
        {(props) => (
          <Textarea
            {...props}
            ref={field}
            readOnly
            rows={6}
            dir="auto"
            className="font-serif"
            value={shown}
          />
        )}
      </Field>
      {voices.length > 1 ? (
        <Field label="Whose words">
          {(props) => (
            <Select {...props} value={at} onChange={({ target }) => setChosen(Number(target.value))}>
              {voices.map(({ name }, index) => (
                <option key={index} value={index}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {VOICE_PARTS.map((part) => (
          <Button key={part} size="sm" variant="secondary" onClick={() => mark(part)}>
            {VOICE_PART_LABELS[part]}
          </Button>
        ))}
      </div>
      <p role="status" className="min-h-4 text-xs text-muted-foreground">
        {said}
      </p>
      <ul aria-label="Marked words" className="flex flex-col gap-1">
        {voices.flatMap(({ name, voice }, index) =>
          recordedWords(voice).map(({ part, words }) => (
            <li key={`${index} ${part} ${words.start}`} className="flex items-center gap-2 text-sm">
              <span className="min-w-0 flex-1 break-words">
                <span className="text-xs text-muted-foreground">
                  {voices.length > 1 ? `${name}, ` : ""}
                  {VOICE_PART_LABELS[part].toLowerCase()}:{" "}
                </span>
                <span dir="auto" className="font-serif">
                  “{words.exact}”
                </span>
              </span>
              <IconButton
                size="icon-sm"
                label={`Take out “${words.exact}”`}
                onClick={() => change(index, (from) => withoutWords(from, part, words))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          )),
        )}
      </ul>
    </fieldset>
  );
}
