import type { ErpEvent, ErpFields } from '#lib/erp/profiles/erp-event.ts';

/**
 * Returns an event without its blank fields, where staff chose that a blank of the ERP keeps what
 * is known.
 */
export function keepBlanks<Event extends Pick<ErpEvent, 'fields'>>(event: Event, blanks: 'clears' | 'keeps'): Event {
  if (blanks === 'clears' || !event.fields) return event;
  const filled = Object.entries(event.fields).filter(([, value]) => value !== '' && value !== null);
  return { ...event, fields: Object.fromEntries(filled) as ErpFields };
}
