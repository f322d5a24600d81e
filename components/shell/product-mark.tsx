/** The mark: lines of text, one of them highlighted. Decorative; the name stands beside it. */
export function ProductMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={className}>
      <rect width="32" height="32" rx="7" fill="#0b5f63" />
      <rect x="7" y="8" width="18" height="2.5" rx="1.25" fill="#fdfcfa" opacity=".55" />
      <rect x="5" y="12.5" width="17" height="7" rx="1.5" fill="#e69f00" />
      <rect x="7" y="14.75" width="13" height="2.5" rx="1.25" fill="#1a1a1a" />
      <path d="M25.5 12.4 29 16l-3.5 3.6L22 16z" fill="#fdfcfa" />
      <rect x="7" y="22" width="12" height="2.5" rx="1.25" fill="#fdfcfa" opacity=".55" />
    </svg>
  );
}
