"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label" | "asChild"> {
  /** The name of the button: a verb, shown as its tooltip. */
  label: string;
  /** A key that does the same, such as "mod+k". */
  keys?: string;
  children: ReactNode;
}

/** A button that shows an icon only; it cannot be made without a name. */
export function IconButton({
  label,
  keys,
  children,
  variant = "ghost",
  size = "icon",
  ...props
}: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})}>
      <Button variant={variant} size={size} aria-label={label} {...props}>
        {children}
      </Button>
    </Tooltip>
  );
}
