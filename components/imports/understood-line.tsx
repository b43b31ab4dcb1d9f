import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Understanding } from '#lib/imports/understand-file.ts';

const encodings = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' } as const;

type Props = { understood: Understanding; locale: Locale; words: Dictionary['imports']; colon: string };

/** What was understood of the file, said aloud: how it was read, and which columns were left out. */
export function UnderstoodLine({ understood, locale, words: { understood: words }, colon }: Props) {
  const { separator, separatorLine, encoding, headerLine, columns } = understood;
  const leftOut = columns.filter(({ field }) => field === null).map(({ header }) => header || words.unnamed);
  return (
    <div className="my-3.5 text-sm text-soft">
      <p>
        {words.readAs}
        {colon}
        {words.separator} <b className="text-ink">{words.separators[separator] ?? separator}</b>
        {separatorLine && ` (${words.announced})`} · {words.encoding} <b className="text-ink">{encodings[encoding]}</b> · {words.header}{' '}
        <b className="text-ink">{formatNumber(locale, headerLine)}</b> · {words.recognised(columns.length - leftOut.length)}
      </p>
      {leftOut.length > 0 && <p className="break-words">{words.leftOut(leftOut.join(', '))}</p>}
    </div>
  );
}
