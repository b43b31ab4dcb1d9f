import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { isMobile } from '#lib/values/is-mobile.ts';
import { readProgramNumber } from '#lib/values/read-number.ts';
import { readPhones } from '#lib/values/read-phones.ts';
import { cellText, leaveBlank, warnOfDamage } from './cell-text.ts';
import type { RowFields } from './row-fields.ts';

/**
 * Reads the phones of a row from the cells that may hold them: the first two numbers are kept, what
 * stands beside them goes to the note, with a warning that says so. Of columns that stand in no
 * order ("Téléphone 1", "Téléphone 2") a mobile comes first.
 * @param ranks of the columns of the cells
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function readPhonesOfRow(
  cells: string[],
  ranks: readonly number[],
  country: string,
  fields: RowFields,
  problems: RowProblem[],
): void {
  const numbers = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    warnOfDamage(cell, 'phone', problems);
    const text = cellText(cell, 'number');
    if (text === '') continue;
    const number = readProgramNumber(text);
    if (number && 'lost' in number) {
      leaveBlank('phone-destroyed', 'phone', text, problems);
      continue;
    }
    const found = readPhones(number?.exact ?? text, country);
    for (const phone of found.numbers) if (!numbers.has(phone)) numbers.set(phone, ranks[index] ?? 0);
    if (found.words === '') continue;
    // Without a number the words are no phone, and nothing that a note explains.
    leaveBlank(found.numbers.length > 0 ? 'phone-words' : 'phone-unreadable', 'phone', found.words, problems);
  }
  const [phone = null, secondPhone = null, ...more] = inOrder(numbers).filter(
    (number) => number.length <= MAX_FIELD_LENGTHS.phone,
  );
  fields.phone = phone;
  fields.secondPhone = secondPhone;
  if (more.length > 0) leaveBlank('phone-words', 'phone', more.join(', '), problems);
}

/** The numbers by the rank of their columns, in one rank mobiles first. */
function inOrder(ranked: ReadonlyMap<string, number>): string[] {
  const numbers = [...ranked.keys()];
  const rank = (number: string) => ranked.get(number) ?? 0;
  if (numbers.every((number, index) => index === 0 || rank(number) !== rank(numbers[index - 1] as string)))
    return numbers;
  return numbers.toSorted((one, other) => rank(one) - rank(other) || Number(isMobile(other)) - Number(isMobile(one)));
}
