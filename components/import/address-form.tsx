"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { fromAddressInput } from "#lib/articles/address-input.ts";
import { sendJson } from "#components/auth/send-json.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** Takes in one article from the web. */
export function AddressForm({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(fromAddressInput),
    defaultValues: { url: "" },
  });
  const submit = handleSubmit(async (values) => {
    setProblem(null);
    const sent = await sendJson(`/api/v1/projects/${projectId}/articles/from-address`, values);
    if (!sent.ok) return setProblem(sent.message);
    const { articleId } = sent.value as { articleId: string };
    router.push(`/p/${projectId}/articles/${articleId}`);
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problem ? (
        <Alert tone="error" title="Not imported">
          {problem}
        </Alert>
      ) : null}
      <Field
        label="Web address"
        hint="The server fetches the page as anybody would see it, without signing in anywhere."
        error={errors.url?.message}
      >
        {(control) => <Input {...control} {...register("url")} type="url" inputMode="url" />}
      </Field>
      <Button type="submit" busy={isSubmitting || (isSubmitSuccessful && !problem)} className="self-start">
        Import
      </Button>
    </form>
  );
}
