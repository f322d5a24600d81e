import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const buttonVariants = cva(
  "touch-target inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-progress aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary/88",
        secondary: "border-input/60 bg-card text-foreground hover:bg-muted",
        ghost: "border-transparent text-foreground hover:bg-muted",
        destructive: "border-transparent bg-destructive text-destructive-foreground hover:bg-destructive/88",
        link: "border-transparent text-primary underline decoration-1 underline-offset-4 hover:decoration-2",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-9 px-3.5 text-sm",
        lg: "h-11 px-5 text-base",
        icon: "size-9",
        "icon-sm": "size-7",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0" }],
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonVariants> {
  /** Draws the one child element (a link, say) as the button. */
  asChild?: boolean;
  /** Something is under way: presses are ignored, but focus and the name stay. In client components only. */
  busy?: boolean;
}

/** A verb. `type` is "button" unless said otherwise, so that no form is sent by accident. */
export function Button({ className, variant, size, asChild, busy, type, onClick, ...props }: ButtonProps) {
  const Component = asChild ? Slot : "button";
  return (
    <Component
      {...(asChild ? {} : { type: type ?? "button" })}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : {})}
      {...(busy || onClick ? { onClick: busy ? ignorePress : onClick } : {})}
      className={cn(buttonVariants({ variant, size }), className)}
      {...props}
    />
  );
}

const ignorePress: NonNullable<ComponentProps<"button">["onClick"]> = (event) => event.preventDefault();
