import { formatPhone } from '#lib/identity/phone.ts';
import { type ClientFields, fieldNames } from './client.ts';

/**
 * Returns a client as the form shows it: texts only, dates as ISO days, groups joined, phones in
 * the national format.
 */
export function formValues(client: ClientFields, country: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of fieldNames) values[name] = formText(client[name]);
  if (client.phone) values.phone = formatPhone(client.phone, country);
  if (client.secondPhone) values.secondPhone = formatPhone(client.secondPhone, country);
  return values;
}

function formText(value: ClientFields[keyof ClientFields]): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
