import { SelectField } from '#components/forms/select-field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choices, type FileLayout } from '#lib/imports/layout/file-layout.ts';
import { encodingCandidates } from './encoding-candidates.ts';

type Props = { understood: FileLayout; asking: boolean; locale: Locale; words: Dictionary['imports'] };

/**
 * Asks for separator, encoding, header line and the order of birth dates, without those that a
 * question asks about.
 */
export function ReadingDialect({ understood, asking, locale, words }: Props) {
  const { reading, understood: said } = words;
  const lines = understood.beginning.map(({ line, text }) => ({
    value: String(line),
    label: reading.line(formatNumber(locale, line), text.length > 60 ? `${text.slice(0, 60)}…` : text),
  }));
  const headerLine = String(understood.headerLine);
  const known = headerLine === '0' || lines.some(({ value }) => value === headerLine);
  const automatic = { value: '', label: reading.recognised };
  const isEncodingAsked = asking && encodingCandidates(understood).length > 0;
  const hasDates = understood.columns.some(({ field }) => field === 'birthDate') && !understood.unclearDates?.length;
  return (
    <>
      <div className={`grid gap-x-5 gap-y-4 ${hasDates ? 'wide:grid-cols-2' : 'wide:grid-cols-3'}`}>
        <SelectField
          label={reading.separator}
          name="separator"
          defaultValue={understood.separator}
          options={[
            automatic,
            ...choices.separators.map((value) => ({ value, label: said.separators[value] ?? value })),
          ]}
        />
        {!isEncodingAsked && (
          <SelectField
            label={reading.encoding}
            name="encoding"
            defaultValue={understood.encoding}
            options={[automatic, ...choices.encodings.map((value) => ({ value, label: said.encodings[value] }))]}
          />
        )}
        <SelectField
          label={reading.header}
          name="headerLine"
          defaultValue={headerLine}
          options={[
            automatic,
            ...(known ? [] : [{ value: headerLine, label: formatNumber(locale, understood.headerLine) }]),
            ...lines,
            { value: '0', label: reading.noHeader },
          ]}
        />
        {hasDates && (
          <SelectField
            label={reading.dateOrder}
            name="dateOrder"
            defaultValue={understood.dateOrder ?? ''}
            options={[automatic, ...choices.dateOrders.map((value) => ({ value, label: reading.dateOrders[value] }))]}
          />
        )}
      </div>
      <p className="-mt-2 text-sm text-soft">{reading.again}</p>
    </>
  );
}
