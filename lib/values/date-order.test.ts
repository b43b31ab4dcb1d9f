import { expect, test } from 'vitest';
import { emptyTally, judgeDateOrder, tallyDate } from './date-order.ts';

function judge(dates: string[], language = 'fr') {
  const tally = emptyTally();
  for (const date of dates) tallyDate(tally, date);
  return judgeDateOrder(tally, language);
}

test('reads a column month first when one date can only be read so, and none the other way', () => {
  expect(judge(['04/12/1990', '12/25/1988', '7/30/2001'])).toEqual({ order: 'month-first', sure: true });
});

test('reads a column day first when one date can only be read so', () => {
  expect(judge(['04/12/1990', '25/12/1988'], 'en')).toEqual({ order: 'day-first', sure: true });
});

test('asks when both orders occur', () => {
  expect(judge(['25/12/1988', '12/25/1988'])).toMatchObject({ sure: false });
});

test('takes day first in a French file that does not tell, and asks in an English one', () => {
  expect(judge(['04/12/1990'])).toEqual({ order: 'day-first', sure: true });
  expect(judge(['04/12/1990'], 'en')).toEqual({ order: 'day-first', sure: false });
  expect(judge(['1990-04-12', '04/04/1990', ''], 'en')).toEqual({ order: 'day-first', sure: true });
});

test('takes a column of days with AM and no leading zeros for an American one', () => {
  expect(judge(['4/12/1990 12:00:00 AM', '1/2/2001 12:00:00 AM'])).toEqual({ order: 'month-first', sure: true });
  expect(judge(['4/12/1990 12:00:00 AM', '04/12/1990'])).toMatchObject({ order: 'day-first' });
  expect(judge(['4/12/1990 12:00:00 AM', '25/12/1988 12:00:00 AM'])).toEqual({ order: 'day-first', sure: true });
});
