import { ButtonLink } from '#components/button.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import type { ImportScreen } from '#components/imports/import-screen.ts';
import { Notice } from '#components/page/notice.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { seenReading } from './chosen-reading.ts';
import type { PlacedColumn } from './column-select.tsx';
import { changeReadingAction } from './import-actions.ts';
import { ReadingColumns } from './reading-columns.tsx';
import { ReadingDialect } from './reading-dialect.tsx';
import { ReadingQuestions } from './reading-questions.tsx';

type Props = { screen: ImportScreen; understood: FileLayout; cancelHref?: string };

/**
 * Changes how the file is read: what is unclear about it first, then the field of each column, then
 * separator, encoding and header line. What is sent unchanged counts as a choice too.
 */
export function ReadingForm({ screen, understood, cancelHref }: Props) {
  const { locale, dictionary, slug, summary } = screen;
  const { imports: words } = dictionary;
  const { reading, questions } = words;
  const asking = summary.state === 'mapping';
  const columns = understood.columns.map((column, index): PlacedColumn => ({ ...column, index }));
  const asked = columns.filter(({ question }) => asking && question);
  const corrected = summary.state === 'planned' ? (summary.choices?.corrected ?? 0) : 0;
  return (
    <form action={changeReadingAction} className="grid gap-5">
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={summary.id} />
      {Object.entries(seenReading(understood)).map(([name, value]) => (
        <input key={name} type="hidden" name={`seen-${name}`} value={value} />
      ))}
      {asking && <ReadingQuestions understood={understood} asked={asked} locale={locale} words={words} />}
      {corrected > 0 && (
        <Notice tone="wait" news={false}>
          {reading.forgets(corrected, formatNumber(locale, corrected))}
        </Notice>
      )}
      {!asking && <ReadingDialect understood={understood} asking={false} locale={locale} words={words} />}
      {asked.length > 0 && columns.length > asked.length && (
        <h2 className="-mb-3 text-lg font-[620]">{questions.others}</h2>
      )}
      {columns.length > asked.length && (
        <ReadingColumns
          columns={columns.filter((column) => !asked.includes(column))}
          asking={asking && asked.length === 0}
          locale={locale}
          words={words}
        />
      )}
      {asking && <h2 className="-mb-3 text-lg font-[620]">{questions.file}</h2>}
      {asking && <ReadingDialect understood={understood} asking locale={locale} words={words} />}
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton>{reading.submit}</SubmitButton>
        {cancelHref && <ButtonLink href={cancelHref}>{reading.cancel}</ButtonLink>}
      </div>
    </form>
  );
}
