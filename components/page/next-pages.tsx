import { Pagination } from './pagination.tsx';
import { Sheet } from './sheet.tsx';

type Props = {
  label: string;
  /** The first page. */
  here: string;
  /** Where this page begins, and where the next one does; empty on the first and last page. */
  after: string;
  next: string | undefined;
  words: { first: string; next: string };
};

/** Leads from a list of cards, which is read page by page, to its first and its next page. */
export function NextPages({ label, here, after, next, words }: Props) {
  if (!next && !after) return null;
  return (
    <div className="mt-3.5">
      <Sheet>
        <Pagination
          label={label}
          range=""
          previousHref={after ? here : undefined}
          nextHref={next && `${here}?${new URLSearchParams({ after: next })}`}
          previousLabel={words.first}
          nextLabel={words.next}
        />
      </Sheet>
    </div>
  );
}
