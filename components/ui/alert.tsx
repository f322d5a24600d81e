import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const TONES = {
  info: { Icon: Info, look: "bg-muted" },
  success: { Icon: CircleCheck, look: "border-primary/40 bg-accent text-accent-foreground" },
  warning: { Icon: TriangleAlert, look: "border-warning/40 bg-warning-tint text-warning" },
  error: { Icon: CircleAlert, look: "border-destructive/40 bg-destructive-tint text-destructive" },
} as const;

export interface AlertProps {
  tone?: keyof typeof TONES;
  /** What happened. */
  title: ReactNode;
  /** What was kept, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** A message that stays on the page. Errors interrupt a screen reader, the others wait. */
export function Alert({ tone = "info", title, children, action, className }: AlertProps) {
  const { Icon, look } = TONES[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn("flex items-start gap-3 rounded-md border px-4 py-3 text-sm", look, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-foreground">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
