"use client";

import { Check } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { Keys } from "./keys.tsx";

/** Not modal: the page stays in the accessibility tree and goes on scrolling. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

const itemStyles =
  "touch-target relative flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-disabled:text-muted-foreground data-highlighted:bg-accent data-highlighted:text-accent-foreground forced-colors:data-highlighted:outline-2 [&_svg]:size-4 [&_svg]:shrink-0";

/** Stands in place rather than at the end of the page, so that it belongs to the landmark of its button. */
export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Content
      sideOffset={6}
      collisionPadding={8}
      align="end"
      className={cn(
        "animate-rise-in z-50 min-w-52 rounded-lg border bg-popover p-1 shadow-popover",
        className,
      )}
      {...props}
    />
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  keys?: string;
  destructive?: boolean;
}

export function DropdownMenuItem({
  className,
  keys,
  destructive,
  children,
  asChild,
  ...props
}: DropdownMenuItemProps) {
  const styles = cn(
    itemStyles,
    destructive && "text-destructive data-highlighted:text-destructive",
    className,
  );
  if (asChild)
    return (
      <Primitive.Item asChild className={styles} {...props}>
        {children}
      </Primitive.Item>
    );
  return (
    <Primitive.Item className={styles} {...props}>
      {children}
      {keys ? (
        <span className="ms-auto ps-4">
          <Keys keys={keys} />
        </span>
      ) : null}
    </Primitive.Item>
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(itemStyles, "ps-8", className)} {...props}>
      <Primitive.ItemIndicator className="absolute start-2">
        <Check aria-hidden="true" />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return (
    <Primitive.Label
      className={cn("px-2 py-1.5 text-xs font-medium text-muted-foreground", className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
