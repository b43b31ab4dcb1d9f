import { columnExamples } from '#components/imports/column-examples.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { otherPersonOf } from '#lib/imports/layout/other-person.ts';
import { ColumnSelect, columnName, type PlacedColumn } from './column-select.tsx';

type Props = { column: PlacedColumn; locale: Locale; words: Dictionary['imports'] };

/** Asks about one column: why, its first values, and the field, with the suggestion chosen. */
export function ColumnQuestion({ column, locale, words }: Props) {
  const examples = columnExamples(column);
  return (
    <div className="grid gap-1.5">
      <h3 className="font-[580] wrap-anywhere">{words.questions.about(columnName(column, locale, words))}</h3>
      <p>{reasonOf(column, words)}</p>
      {examples && <p className="text-sm wrap-anywhere text-soft">{words.questions.examples(examples)}</p>}
      <div className="max-w-[360px]">
        <ColumnSelect column={column} locale={locale} words={words} />
      </div>
    </div>
  );
}

/** Says why a column is asked about. */
function reasonOf({ header, field, question }: PlacedColumn, { questions }: Dictionary['imports']): string {
  if (question === 'content') return questions.looksLike(field ?? '');
  return `${questions.whose[otherPersonOf(header)]} ${field === null ? questions.notTheirs : questions.only}`;
}
