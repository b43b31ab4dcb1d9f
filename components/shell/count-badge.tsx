/** How many wait behind a link, for eyes and ears. */
export function CountBadge({ count, label }: { count: string; label: string }) {
  return (
    <span className="ms-auto rounded-full bg-warn-wash px-2 py-px text-xs font-[650] text-warn">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
