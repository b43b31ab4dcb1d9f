import { ButtonLink } from '#components/button.tsx';
import { SelectField } from '#components/forms/select-field.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import type { ImportScreen } from '#components/imports/import-screen.ts';
import { Notice } from '#components/page/notice.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { choices, type FileLayout } from '#lib/imports/layout/file-layout.ts';
import { seenReading } from './chosen-reading.ts';
import { changeReadingAction } from './import-actions.ts';
import { ReadingColumns } from './reading-columns.tsx';

type Props = { screen: ImportScreen; understood: FileLayout; cancelHref?: string };

/** Changes how the file is read: separator, encoding, header line, and the field of each column. */
export function ReadingForm({ screen, understood, cancelHref }: Props) {
  const { locale, dictionary, slug, summary } = screen;
  const { reading: words, understood: said } = dictionary.imports;
  const lines = understood.beginning.map(({ line, text }) => ({
    value: String(line),
    label: words.line(formatNumber(locale, line), text.length > 60 ? `${text.slice(0, 60)}…` : text),
  }));
  const headerLine = String(understood.headerLine);
  const known = headerLine === '0' || lines.some(({ value }) => value === headerLine);
  const corrected = summary.state === 'planned' ? (summary.choices?.corrected ?? 0) : 0;
  const automatic = { value: '', label: words.recognised };
  return (
    <form action={changeReadingAction} className="grid gap-5">
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={summary.id} />
      {Object.entries(seenReading(understood)).map(([name, value]) => (
        <input key={name} type="hidden" name={`seen-${name}`} value={value} />
      ))}
      <div className="grid gap-x-5 gap-y-4 wide:grid-cols-3">
        <SelectField
          label={words.separator}
          name="separator"
          defaultValue={understood.separator}
          options={[
            automatic,
            ...choices.separators.map((value) => ({ value, label: said.separators[value] ?? value })),
          ]}
        />
        <SelectField
          label={words.encoding}
          name="encoding"
          defaultValue={understood.encoding}
          options={[automatic, ...choices.encodings.map((value) => ({ value, label: said.encodings[value] }))]}
        />
        <SelectField
          label={words.header}
          name="headerLine"
          defaultValue={headerLine}
          options={[
            automatic,
            ...(known ? [] : [{ value: headerLine, label: formatNumber(locale, understood.headerLine) }]),
            ...lines,
            { value: '0', label: words.noHeader },
          ]}
        />
      </div>
      <p className="-mt-2 text-sm text-soft">{words.again}</p>
      {corrected > 0 && (
        <Notice tone="wait" news={false}>
          {words.forgets(corrected, formatNumber(locale, corrected))}
        </Notice>
      )}
      <ReadingColumns
        understood={understood}
        asking={summary.state === 'mapping'}
        locale={locale}
        words={dictionary.imports}
      />
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{words.submit}</SubmitButton>
        {cancelHref && <ButtonLink href={cancelHref}>{words.cancel}</ButtonLink>}
      </div>
    </form>
  );
}
