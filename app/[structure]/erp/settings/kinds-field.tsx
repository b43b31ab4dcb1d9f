import { CheckField } from '#components/forms/check-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { ListedKind } from '#lib/erp/overview/read-connection-settings.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { kinds: ListedKind[]; locale: Locale; words: Dictionary['erp']['reading'] };

/** The kinds of record that are clients: how often they occur, their clients, and two of them. */
export function KindsField({ kinds, locale, words }: Props) {
  return (
    <Sheet padded title={words.kindsTitle}>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-soft">{words.kindsBody}</legend>
        {kinds.map(({ kind, count, clients, examples, counts }, index) => (
          <div key={kind}>
            {counts && <input type="hidden" name="shown" value={kind} />}
            <CheckField
              name="counted"
              id={`counted-${index}`}
              value={kind}
              label={<span className="font-mono text-sm break-all">{kind}</span>}
              defaultChecked={counts}
              hint={[
                words.times(count, formatNumber(locale, count)),
                words.clientsOf(clients, formatNumber(locale, clients)),
                ...examples,
              ].join(' · ')}
            />
          </div>
        ))}
      </fieldset>
      <p className="mt-3 text-sm text-soft">{words.kindsStay}</p>
    </Sheet>
  );
}
