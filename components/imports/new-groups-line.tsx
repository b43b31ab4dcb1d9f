import { formatNumber } from '#lib/i18n/format.ts';
import { newGroupsWith } from '#lib/imports/rows/new-groups.ts';
import type { ImportScreen } from './import-screen.ts';

/** Says which groups the plan creates, and when there is no room for all of them. */
export function NewGroupsLine({ screen }: { screen: ImportScreen }) {
  const { summary, view, groupRoom, locale, dictionary } = screen;
  const { newGroups: words } = dictionary.imports;
  const { count, names } = newGroupsWith(summary.choices?.newGroups ?? [], view.choice, view.reopen);
  if (count === 0) return null;
  const more = count - names.length;
  const shown = names.join(', ') + (more > 0 ? ` ${words.more(more, formatNumber(locale, more))}` : '');
  return (
    <div className="grid gap-1">
      <p className="wrap-anywhere">{words.created(count, formatNumber(locale, count), shown)}</p>
      {count > groupRoom && (
        <p className="font-[560] text-warn">{words.beyond(groupRoom, formatNumber(locale, groupRoom))}</p>
      )}
    </div>
  );
}
