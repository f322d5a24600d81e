export interface ProgressProps {
  /** What advances; read out. */
  label: string;
  value: number;
  max: number;
  /** Instead of "4 of 10". */
  words?: string;
  /** Shows label and words above the bar. */
  labelShown?: boolean;
  className?: string;
}

export function Progress({ label, value, max, labelShown, className, ...given }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const words = given.words ?? `${value.toLocaleString("en")} of ${max.toLocaleString("en")}`;
  return (
    <div className={className}>
      {labelShown ? (
        <div className="mb-1.5 flex justify-between gap-4 text-xs" aria-hidden="true">
          <span className="font-medium">{label}</span>
          <span className="text-muted-foreground tabular-nums">{words}</span>
        </div>
      ) : null}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-full bg-border outline outline-transparent"
      >
        <div
          data-progress-bar=""
          className="h-full rounded-full bg-primary transition-[width] duration-150"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
