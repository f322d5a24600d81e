import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface RadioOption {
  value: string;
  label: ReactNode;
  /** What choosing this means; read out with the option. */
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  /** The question that the options answer. */
  legend: ReactNode;
  legendHidden?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly RadioOption[];
  /** Given to every radio: `name`, and `value`/`onChange` or what `register("level")` returns. */
  control: Omit<ComponentProps<"input">, "type" | "id" | "className" | "value" | "checked">;
  /** The chosen value, where the group is controlled. */
  value?: string | undefined;
  /** "cards" (one under the other, with descriptions) or "row" (short answers side by side). */
  layout?: "cards" | "row";
  className?: string;
}

/** Native radios, so arrow keys, forms and screen readers work as people expect. */
export function RadioGroup({
  legend,
  legendHidden,
  hint,
  error,
  options,
  control,
  value,
  layout = "cards",
  className,
}: RadioGroupProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      className={cn("min-w-0", className)}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
    >
      <legend className={legendHidden ? "sr-only" : "mb-1.5 text-sm font-medium"}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-2 text-xs text-muted-foreground">
          {hint}
        </p>
      ) : null}
      <div className={layout === "cards" ? "grid gap-1.5" : "flex flex-wrap gap-1.5"}>
        {options.map((option) => (
          <RadioCard
            key={option.value}
            id={`${id}-${option.value}`}
            option={option}
            invalid={Boolean(error)}
            control={{ ...control, ...(value === undefined ? {} : { checked: value === option.value }) }}
          />
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-xs font-medium text-destructive">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

interface RadioCardProps {
  id: string;
  option: RadioOption;
  invalid: boolean;
  control: Omit<ComponentProps<"input">, "type" | "id" | "className" | "value">;
}

function RadioCard({ id, option, invalid, control }: RadioCardProps) {
  return (
    <label
      htmlFor={id}
      className={cn(
        "touch-target flex cursor-pointer gap-2.5 rounded-md border border-input/60 bg-card px-3 py-2 transition-colors duration-100 hover:bg-muted has-checked:border-primary has-checked:bg-accent has-checked:ring-1 has-checked:ring-primary has-disabled:cursor-not-allowed has-disabled:bg-muted has-disabled:text-muted-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        option.description ? "items-start" : "items-center",
      )}
    >
      <input
        {...control}
        id={id}
        type="radio"
        value={option.value}
        disabled={option.disabled ?? control.disabled}
        {...(invalid ? { "aria-invalid": true } : {})}
        {...(option.description
          ? { "aria-labelledby": `${id}-label`, "aria-describedby": `${id}-about` }
          : {})}
        className={cn("size-4 shrink-0 outline-none", option.description && "mt-0.5")}
      />
      <span className="min-w-0">
        <span id={`${id}-label`} className="block text-sm font-medium">
          {option.label}
        </span>
        {option.description ? (
          <span id={`${id}-about`} className="mt-0.5 block text-xs text-muted-foreground">
            {option.description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
