import { ButtonLink } from '#components/button.tsx';
import { Icon } from '#components/icon.tsx';

type PaginationProps = {
  /** What this navigation is called: "Pages". */
  label: string;
  /** Where we are: "1 – 50 sur 1 024". */
  range: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  previousLabel: string;
  nextLabel: string;
};

/** The foot of a list: where we are, and the way to the neighbouring pages that exist. */
export function Pagination({ label, range, previousHref, nextHref, previousLabel, nextLabel }: PaginationProps) {
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3.5 py-3 text-md text-soft wide:px-[18px]"
    >
      <span>{range}</span>
      <span className="flex flex-wrap gap-2">
        {previousHref && (
          <ButtonLink size="mini" href={previousHref} rel="prev" prefetch={false}>
            <Icon name="left" />
            {previousLabel}
          </ButtonLink>
        )}
        {nextHref && (
          <ButtonLink size="mini" href={nextHref} rel="next" prefetch={false}>
            {nextLabel}
            <Icon name="right" />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
