import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { SecurityEvent } from './security-event.ts';

/** Describes a security event in words, without whom it concerns and when. */
export function describeSecurity({ security }: Pick<Dictionary, 'security'>, event: SecurityEvent): string {
  const { events } = security;
  switch (event.kind) {
    case 'signed-in':
      return events[event.kind][event.details.by];
    case 'program-refused':
      return events[event.kind][event.details.by];
    case 'sign-in-failed':
      return events[event.kind][event.details.reason];
    case 'account-changed':
      return events[event.kind][event.details.change];
    case 'sessions-ended':
      return events[event.kind](event.details.count);
    case 'refused':
      return events[event.kind](event.details.path);
    default:
      return events[event.kind];
  }
}
