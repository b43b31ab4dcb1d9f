import type { ErpFields } from '#lib/erp/profiles/erp-event.ts';
import { readProgramNumber } from '#lib/values/read-number.ts';
import { readPhones } from '#lib/values/read-phones.ts';
import { type FieldValues, fieldValues, type Warn } from './field-values.ts';

/** UTF-16 units of a text that may hold phone numbers. */
const longestText = 200;

type Phones = Pick<ErpFields, 'phone' | 'secondPhone'>;

/**
 * Reads the phones of a person as a file's cells are read: the first two numbers of all values. A
 * value without a number is left out with a warning. Only where every name of the field is empty is
 * a phone cleared.
 * @param raw the values of all names, the mobile first
 * @param rawSecond the values of the names of a second phone
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function readPhonesOf(raw: unknown, rawSecond: unknown, country: string, warn: Warn): Phones {
  const first = fieldValues(raw, 'number', longestText);
  const second = fieldValues(rawSecond, 'number', longestText);
  const own = first ? numbersOf(first, 'phone', country, warn) : [];
  const others = second ? numbersOf(second, 'secondPhone', country, warn) : [];
  const isCleared = first?.isEmpty === true;
  // A second number moves up only where the ERP says that the first is empty.
  const numbers = [...new Set([...own, ...(own.length > 0 || isCleared ? others : [])])];
  const [phone, secondPhone] = numbers;
  if (phone === undefined) {
    const [alone] = others;
    if (alone) return { secondPhone: alone };
    const isSecondCleared = second ? second.isEmpty : isCleared && first.names > 1;
    return { ...(isCleared && { phone: null }), ...(isSecondCleared && { secondPhone: null }) };
  }
  if (secondPhone) return { phone, secondPhone };
  return { phone, ...(saysThereIsNoSecond(first, second) && { secondPhone: null }) };
}

/** Several names of which one holds a number, or the second's own name, and none is unreadable. */
function saysThereIsNoSecond(first: FieldValues | null, second: FieldValues | null): boolean {
  if (first && first.problems.length > 0) return false;
  if (second) return second.problems.length === 0;
  return first !== null && first.names > 1;
}

function numbersOf(values: FieldValues, field: string, country: string, warn: Warn): string[] {
  const numbers: string[] = [];
  for (const text of values.texts) {
    const program = readProgramNumber(text);
    if (program && 'lost' in program) {
      values.problems.push('phone-destroyed');
      continue;
    }
    const found = readPhones(program?.exact ?? text, country);
    numbers.push(...found.numbers);
    if (found.numbers.length === 0) values.problems.push('phone-unreadable');
    else if (found.words !== '') warn(field, 'phone-words');
  }
  for (const code of values.problems) warn(field, code);
  return numbers;
}
