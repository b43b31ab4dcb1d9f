/**
 * How many wait behind a link, for eyes and ears. Positioned, so that the words for ears scroll
 * with the bar instead of widening the page.
 */
export function CountBadge({ count, label }: { count: string; label: string }) {
  return (
    <span className="relative ms-auto rounded-full bg-warn-wash px-2 py-px text-xs font-[650] text-warn">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
