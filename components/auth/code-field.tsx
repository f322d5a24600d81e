import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

interface Props {
  hint: string;
  error: string | undefined;
  control: UseFormRegisterReturn;
}

/** A field for a code of the second factor; telephones offer the code from where it came. */
export function CodeField({ hint, error, control }: Props) {
  return (
    <Field label="Code" hint={hint} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          {...control}
          // Letters too: it may be a recovery code.
          inputMode="text"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="font-mono tracking-wider"
        />
      )}
    </Field>
  );
}
