import { Button } from '#components/button.tsx';
import { writeIds } from '#lib/clients/bulk/operation/id-list.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { KeepTicks } from './keep-ticks.tsx';
import { type Selection, withSelection } from './selection.ts';

type Props = {
  selection: Selection;
  /** The ids of the clients on this page. */
  shown: readonly string[];
  /** The address of this page of the list, without a selection. */
  address: string;
  /** How many the search finds; null where that is not counted to the end. */
  total: number | null;
  formatCount: (count: number) => string;
  words: Dictionary['bulk'];
};

/**
 * Above the rows: selects the whole page, then everyone whom the search finds, and leads to what
 * can be done with them. Links and one button, so that it works without scripts.
 */
export function SelectionBar({ selection, shown, address, total, formatCount, words }: Props) {
  const { select } = words;
  const { mode } = selection;
  const others = selection.carried.filter((id) => !shown.includes(id));
  const count = mode === 'page' ? shown.length : 0;
  const link = (label: string, to: Selection) => (
    <a className="underline hover:text-accent" href={withSelection(address, to)}>
      {label}
    </a>
  );
  return (
    <nav
      aria-label={select.label}
      data-links="still"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3.5 py-2 text-md wide:px-[18px] print:hidden"
    >
      {mode === 'all' && <input type="hidden" name="pick" value="all" />}
      {others.length > 0 && <input type="hidden" name="sel" value={writeIds(others)} />}
      {mode === 'some' && link(select.page, { mode: 'page', carried: others })}
      {(mode !== 'some' || others.length > 0) && (
        <span role="status">
          {mode === 'page' && select.pageSelected(count, formatCount(count))}
          {mode === 'all' &&
            (total === null ? select.allSelectedUncounted : select.allSelected(total, formatCount(total)))}
          {others.length > 0 && ` ${select.others(others.length, formatCount(others.length))}`}
        </span>
      )}
      {mode === 'page' &&
        link(total === null ? select.allUncounted : select.all(total, formatCount(total)), {
          mode: 'all',
          carried: [],
        })}
      {(mode !== 'some' || others.length > 0) && link(select.clear, { mode: 'some', carried: [] })}
      <Button size="mini" name="bulk" value="act">
        {words.start}
      </Button>
      {mode !== 'all' && (
        <noscript>
          <Button size="mini" name="bulk" value="keep">
            {select.keep}
          </Button>
        </noscript>
      )}
      {mode !== 'all' && <KeepTicks carried={others} />}
    </nav>
  );
}
