"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import { fromAddressInput } from "#lib/articles/address-input.ts";
import { sendJson } from "#components/auth/send-json.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";

const KINDS = [
  { value: "page", label: "One article", description: "The page at this address." },
  { value: "feed", label: "A feed", description: "RSS, Atom or JSON Feed: every item in it." },
] as const;

/** Takes in one article from the web, or a feed. */
export function AddressForm({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number]["value"]>("page");
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(fromAddressInput),
    defaultValues: { url: "" },
  });
  const submit = handleSubmit(async (values) => {
    setProblem(null);
    if (kind === "feed") {
      const id = uuidv7();
      const sent = await sendJson(`/api/v1/projects/${projectId}/imports/from-address`, { ...values, id });
      return sent.ok ? router.push(`/p/${projectId}/articles/import/${id}`) : setProblem(sent.message);
    }
    const sent = await sendJson(`/api/v1/projects/${projectId}/articles/from-address`, values);
    if (!sent.ok) return setProblem(sent.message);
    const { articleId } = sent.value as { articleId: string };
    router.push(`/p/${projectId}/articles/${articleId}`);
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Alert tone="error" title="Not imported">
          {problem}
        </Alert>
      ) : null}
      <RadioGroup
        legend="What is there"
        options={KINDS}
        value={kind}
        control={{
          name: "kind",
          onChange: ({ currentTarget }) => setKind(currentTarget.value === "feed" ? "feed" : "page"),
        }}
        className="[&>div]:sm:grid-cols-2"
      />
      <Field
        label="Web address"
        hint="The server fetches the page as anybody would see it, without signing in anywhere."
        error={errors.url?.message}
      >
        {(control) => <Input {...control} {...register("url")} type="url" inputMode="url" />}
      </Field>
      <Button type="submit" busy={isSubmitting || (isSubmitSuccessful && !problem)} className="self-start">
        {kind === "feed" ? "Fetch the feed" : "Import"}
      </Button>
    </Form>
  );
}
