/**
 * How many wait behind a link, for eyes and ears. Positioned, so that the words for ears scroll
 * with the bar instead of widening the page.
 */
export function CountBadge({ count, label }: { count: string; label: string }) {
  return (
    <span className="count-badge">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
