import type { EventResult } from '#lib/erp/events/incoming-event.ts';

/** What an ERP receives in answer to one event. */
export function toResponse({ verdict, clientId, eventId, changes, problems, arrived }: EventResult, dry: boolean) {
  if (verdict === 'id-reused') return { result: 'invalid', errors: [{ pointer: '', code: 'id-reused' }] };
  const unread = arrived.content && 'problems' in arrived.content ? arrived.content.problems : problems;
  const errors = unread ? { errors: unread } : {};
  const result = verdict === 'discarded' || verdict === 'failed' ? 'received' : verdict;
  const { hold, ignored } = arrived.payload;
  const cause = result === 'held' ? hold : result === 'ignored' ? ignored : undefined;
  const reason = cause ? { reason: cause } : {};
  if (dry) return { result, ...reason, changes, ...errors };
  return { result, ...reason, ...(clientId && { clientId }), eventId, ...errors };
}
