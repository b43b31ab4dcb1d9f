import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choices, type FileLayout } from '#lib/imports/layout/file-layout.ts';
import type { DateOrder } from '#lib/values/date-order.ts';
import { readDay } from '#lib/values/read-day.ts';

type Props = { understood: FileLayout; locale: Locale; words: Dictionary['imports'] };

/** Asks in which order birth dates are written, with examples in both readings. */
export function DateQuestion({ understood, locale, words }: Props) {
  const { questions, reading } = words;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-[580]">{questions.dates}</legend>
      <p>{questions.datesWhy}</p>
      {choices.dateOrders.map((order) => (
        <label
          key={order}
          className="flex min-h-11 items-start gap-2.5 rounded-control border border-line px-3.5 py-2.5 has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name="dateOrder"
            value={order}
            defaultChecked={order === understood.dateOrder}
            className="mt-1 size-4 flex-none"
          />
          <span className="min-w-0">
            <b>{reading.dateOrders[order]}</b>
            {understood.unclearDates.map((text) => (
              <span key={text} className="block text-sm wrap-anywhere">
                {text}
                {words.colon}
                {dayOf(text, order, locale)}
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The day in words; the text itself where it is no day in this order. */
function dayOf(text: string, order: DateOrder, locale: Locale): string {
  const day = readDay(text, order, new Date());
  return day.ok && day.value ? formatDay(locale, new Date(day.value)) : text;
}
