"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path } from "react-hook-form";
import type { z } from "zod";
import { codePath } from "#lib/accounts/next-path.ts";
import { sendJson } from "./send-json.ts";

/** Whether the door asks for a code before it opens; see `letIn`. */
const owesCode = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && "needsCode" in answer && answer.needsCode === true;

export interface AccountFormOptions<Input extends FieldValues> {
  schema: z.ZodType<Input, Input>;
  defaults: DefaultValues<Input>;
  url: string;
  /** Where to go once the server has said yes (by way of the second factor, if one is on), or what to do with its answer. */
  next: string | ((value: unknown) => void);
}

/**
 * A form of the door: checked here by the schema that the server uses, sent as JSON, errors shown at their fields
 * with focus on the first. Nothing typed is lost when the server refuses or does not answer.
 */
export function useAccountForm<Input extends FieldValues>(options: AccountFormOptions<Input>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const form = useForm<Input>({
    resolver: zodResolver(options.schema),
    defaultValues: options.defaults,
    mode: "onSubmit",
    reValidateMode: "onChange",
  });

  const submit = form.handleSubmit(
    async (values) => {
      setProblem(null);
      const sent = await sendJson(options.url, values);
      if (sent.ok) {
        if (typeof options.next === "function") return options.next(sent.value);
        setLeaving(true);
        window.location.assign(owesCode(sent.value) ? codePath(options.next) : options.next);
        return;
      }
      const refused = Object.keys(values).filter((name) => name in sent.fields);
      if (refused.length === 0 || refused.length < Object.keys(sent.fields).length) setProblem(sent.message);
      // In the order of the form, so that focus goes to the first one a person meets.
      refused.forEach((name, index) =>
        form.setError(
          name as Path<Input>,
          { message: sent.fields[name] ?? "" },
          { shouldFocus: index === 0 },
        ),
      );
    },
    () => setProblem(null),
  );

  return { form, submit, problem, busy: form.formState.isSubmitting || leaving };
}
