import type { DateOrder } from './date-order.ts';

/**
 * The United States, their territories, the states in free association with them, and the
 * Philippines write the month first (Unicode CLDR, `yMd`). Countries that write the year first are
 * unambiguous when they do.
 */
const monthFirst = new Set(['US', 'AS', 'GU', 'MP', 'PR', 'UM', 'VI', 'FM', 'MH', 'PW', 'PH']);

/** In which order people of a country (ISO 3166-1 alpha-2) write a date of three numbers. */
export function countryDateOrder(country: string): DateOrder {
  return monthFirst.has(country) ? 'month-first' : 'day-first';
}
