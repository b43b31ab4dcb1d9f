/** In which order a column writes dates of three numbers that do not begin with a long year. */
export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/**
 * What the dates of a column say about their order: how many can only be read one way, and the
 * first that can be read both ways.
 */
export type DateOrderTally = {
  dayFirst: number;
  monthFirst: number;
  either: number;
  /** Of those that can be read both ways, how many are written as American programs do. */
  american: number;
  examples: string[];
};

const shownExamples = 3;

const numbers =
  /^\s*(?:n[ée]e?(?:\(e\))?\s+)?(?:le\s+)?(\d{1,2})\s*[/.\-_\\, ]\s*(\d{1,2})\s*[/.\-_\\, ]\s*'?(?:\d{4}|\d{2})(?!\d)/i;
/** "4/12/1990 12:00:00 AM": AM, and no leading zeros. */
const americanDate = /^\s*[1-9]\d?\/[1-9]\d?\/\d{4}\s.*[\d ][AP]\.?M\.?$/i;

export const emptyTally = (): DateOrderTally => ({
  dayFirst: 0,
  monthFirst: 0,
  either: 0,
  american: 0,
  examples: [],
});

/** Counts one cell of a column. Texts that are no date of three numbers count as nothing. */
export function tallyDate(tally: DateOrderTally, text: string): void {
  const [, first, second] = numbers.exec(text.slice(0, 60)) ?? [];
  if (!first || !second) return;
  if (Number(first) > 12 && Number(first) <= 31 && Number(second) <= 12) tally.dayFirst += 1;
  else if (Number(second) > 12 && Number(second) <= 31 && Number(first) <= 12) tally.monthFirst += 1;
  else if (Number(first) <= 12 && Number(second) <= 12 && first !== second) {
    tally.either += 1;
    if (americanDate.test(text.slice(0, 60))) tally.american += 1;
    if (tally.examples.length < shownExamples) tally.examples.push(text.slice(0, 60));
  }
}

/**
 * Judges the order of a whole column. AM or PM behind days without leading zeros, in all of them,
 * tells an American program. `sure` is false where staff has to be asked: when both
 * orders occur, or when no date tells and the file is in English.
 * @param language ISO 639-1, of the file's headers
 */
export function judgeDateOrder(tally: DateOrderTally, language: string): { order: DateOrder; sure: boolean } {
  const { dayFirst, monthFirst, either, american } = tally;
  if (monthFirst + dayFirst === 0 && american > 0 && american === either) return { order: 'month-first', sure: true };
  if (monthFirst > 0 && dayFirst === 0) return { order: 'month-first', sure: true };
  if (monthFirst > 0) return { order: monthFirst > dayFirst ? 'month-first' : 'day-first', sure: false };
  return { order: 'day-first', sure: dayFirst > 0 || either === 0 || language !== 'en' };
}
