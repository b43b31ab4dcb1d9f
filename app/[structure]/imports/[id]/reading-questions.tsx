import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { ColumnQuestion } from './column-question.tsx';
import type { PlacedColumn } from './column-select.tsx';
import { DateQuestion } from './date-question.tsx';
import { encodingCandidates } from './encoding-candidates.ts';
import { EncodingQuestion } from './encoding-question.tsx';

type Props = { understood: FileLayout; asked: PlacedColumn[]; locale: Locale; words: Dictionary['imports'] };

/** Asks everything that is unclear about a file at once, with the suggestions chosen. */
export function ReadingQuestions({ understood, asked, locale, words }: Props) {
  const isDateUnclear = (understood.unclearDates ?? []).length > 0;
  const candidates = encodingCandidates(understood);
  if (asked.length === 0 && !isDateUnclear && candidates.length === 0) return null;
  return (
    <section className="grid gap-5 border-b border-line pb-5">
      <h2 className="text-lg font-[620]">{words.questions.title}</h2>
      {candidates.length > 0 && <EncodingQuestion candidates={candidates} words={words} />}
      {asked.map((column) => (
        <ColumnQuestion key={column.index} column={column} locale={locale} words={words} />
      ))}
      {isDateUnclear && <DateQuestion understood={understood} locale={locale} words={words} />}
    </section>
  );
}
