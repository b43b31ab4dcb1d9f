import { formatPhone } from '#lib/identity/phone.ts';
import { countryDateOrder } from '#lib/values/country-date-order.ts';
import { type ClientFields, fieldNames } from './client.ts';

/**
 * Returns a client as the form shows it: texts only, groups joined, dates and phones as people of
 * the country (ISO 3166-1 alpha-2) write them.
 */
export function formValues(client: ClientFields, country: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of fieldNames) values[name] = formText(client[name], country);
  if (client.phone) values.phone = formatPhone(client.phone, country);
  if (client.secondPhone) values.secondPhone = formatPhone(client.secondPhone, country);
  return values;
}

function formText(value: ClientFields[keyof ClientFields], country: string): string {
  if (value instanceof Date) return writeDay(value, country);
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

function writeDay(date: Date, country: string): string {
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return countryDateOrder(country) === 'month-first' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
}
