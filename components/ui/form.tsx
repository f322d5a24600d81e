"use client";

import { useSyncExternalStore, type ComponentProps, type SubmitEvent } from "react";

const never = () => () => undefined;

/** Whether scripts have reached this part of the page; true at once for what the browser draws by itself. */
const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

export interface FormProps extends Omit<ComponentProps<"form">, "action" | "method" | "onSubmit"> {
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => unknown;
}

/**
 * A form that scripts send. The browser never sends it by itself, which would put what was typed into the address:
 * until scripts have come nothing can be typed or pressed, and the method "dialog" sends nothing outside of a dialog
 * element. Forms whose answers belong into the address (searches, filters) are plain `<form>` elements.
 */
export function Form({ onSubmit, children, ...props }: FormProps) {
  const alive = useAlive();
  return (
    <form
      method="dialog"
      data-waiting={alive ? undefined : ""}
      onSubmit={(event) => void onSubmit(event)}
      {...props}
    >
      <fieldset role="presentation" disabled={!alive} className="contents">
        {children}
      </fieldset>
    </form>
  );
}
