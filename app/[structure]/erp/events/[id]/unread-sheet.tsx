import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { fields: { name: string; count: number }[]; locale: Locale; dictionary: Dictionary };

/** The filled fields of an event that are not read, and how often they arrive. */
export function UnreadSheet({ fields, locale, dictionary: { erp, erpExplained } }: Props) {
  if (fields.length === 0) return null;
  return (
    <Sheet padded title={erp.reading.unreadHere}>
      <p className="mb-2 text-soft">{erpExplained.event.unreadNote}</p>
      <ul className="grid gap-1">
        {fields.map(({ name, count }) => (
          <li key={name}>
            <code className="font-mono text-sm break-all">{name}</code>{' '}
            <span className="text-sm text-soft">{erp.reading.times(count, formatNumber(locale, count))}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
