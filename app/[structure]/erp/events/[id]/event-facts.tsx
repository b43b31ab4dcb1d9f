import Link from 'next/link';
import type { ShownErpEvent } from '#lib/erp/events/read-erp-event.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What the page of an event lists about it: person, times, tries, who decided. */
export function eventFacts(event: ShownErpEvent, slug: string, words: Dictionary['erp'], moment: (at: Date) => string) {
  const person = event.clientId && event.name && (
    <Link
      href={`/${slug}/clients/${event.clientId}`}
      prefetch={false}
      className="text-accent underline underline-offset-2"
    >
      {event.name}
    </Link>
  );
  return [
    { key: 'who', term: words.who, value: person || '–' },
    { key: 'erpId', term: words.erpId, value: event.erpId ?? '–' },
    { key: 'when', term: words.when, value: moment(event.receivedAt) },
    { key: 'version', term: words.version, value: event.version ? moment(event.version) : '–' },
    ...(event.payload.status ? [{ key: 'status', term: words.status, value: event.payload.status }] : []),
    { key: 'took', term: words.took, value: event.lag === null ? '–' : words.milliseconds(String(event.lag)) },
    { key: 'tries', term: words.tries, value: event.tries },
    { key: 'webhookId', term: words.webhookId, value: event.webhookId },
    ...(event.decidedAt
      ? [{ key: 'decided', term: words.decided, value: `${event.decidedBy ?? '–'} · ${moment(event.decidedAt)}` }]
      : []),
  ];
}
