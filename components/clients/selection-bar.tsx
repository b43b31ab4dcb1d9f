import { writeIds } from '#lib/clients/bulk/operation/id-list.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type Selection, withSelection } from './selection.ts';
import { SelectionLine } from './selection-line.tsx';

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
  const link = (label: string, to: Selection) => [label, withSelection(address, to)] as const;
  const everyone = total === null ? select.allUncounted : select.all(total, formatCount(total));
  const allSelected = total === null ? select.allSelectedUncounted : select.allSelected(total, formatCount(total));
  const said = [
    ...(mode === 'page' ? [select.pageSelected(shown.length, formatCount(shown.length))] : []),
    ...(mode === 'all' ? [allSelected] : []),
    ...(others.length > 0 ? [select.others(others.length, formatCount(others.length))] : []),
  ];
  return (
    <SelectionLine
      label={select.label}
      sent={mode === 'all' ? ['pick', 'all'] : ['sel', writeIds(others)]}
      said={said.join(' ')}
      links={[
        ...(mode === 'some' ? [link(select.page, { mode: 'page', carried: others })] : []),
        ...(mode === 'page' ? [link(everyone, { mode: 'all', carried: [] })] : []),
        ...(said.length > 0 ? [link(select.clear, { mode: 'some', carried: [] })] : []),
      ]}
      start={words.start}
      keep={mode === 'all' ? '' : select.keep}
    />
  );
}
