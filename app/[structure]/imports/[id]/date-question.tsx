import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choices, type FileLayout } from '#lib/imports/layout/file-layout.ts';
import type { DateOrder } from '#lib/values/date-order.ts';
import { readDay } from '#lib/values/read-day.ts';
import { AnswerChoice } from './answer-choice.tsx';

type Props = { understood: FileLayout; locale: Locale; words: Dictionary['imports'] };

/** Asks in which order birth dates are written, with examples in both readings. */
export function DateQuestion({ understood, locale, words }: Props) {
  const { questions, reading } = words;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-[580]">{questions.dates}</legend>
      <p>{questions.datesWhy}</p>
      {choices.dateOrders.map((order) => (
        <AnswerChoice
          key={order}
          name="dateOrder"
          value={order}
          isSuggested={order === understood.dateOrder}
          title={reading.dateOrders[order]}
          lines={understood.unclearDates.map((text) => `${text}${words.colon}${dayOf(text, order, locale)}`)}
        />
      ))}
    </fieldset>
  );
}

/** The day in words; the text itself where it is no day in this order. */
function dayOf(text: string, order: DateOrder, locale: Locale): string {
  const day = readDay(text, order, new Date());
  return day.ok && day.value ? formatDay(locale, new Date(day.value)) : text;
}
