type DrawingProps = {
  /** In a 24-unit grid, of `iconPaths` or `browserIconPaths`. */
  path: string;
  /** Stroke in the 24-unit grid. */
  weight: number;
  className?: string;
};

/** An icon with a stroke of its own, for the few that are larger or smaller than the text. */
export function Drawing({ path, weight, className = '' }: DrawingProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`size-[1em] flex-none ${className}`}
    >
      <path d={path} />
    </svg>
  );
}
