import type { EventResult } from '#lib/erp/events/incoming-event.ts';

/** What an ERP receives in answer to one event. */
export function toResponse({ verdict, clientId, eventId, changes, arrived }: EventResult, dry: boolean) {
  if (verdict === 'id-reused') return { result: 'invalid', errors: [{ pointer: '', code: 'id-reused' }] };
  const errors = arrived.content && 'problems' in arrived.content ? { errors: arrived.content.problems } : {};
  const result = verdict === 'discarded' || verdict === 'failed' ? 'received' : verdict;
  const { hold, skipped } = arrived.payload;
  const cause = result === 'held' ? hold : result === 'ignored' ? skipped : undefined;
  const reason = cause ? { reason: cause } : {};
  if (dry) return { result, ...reason, changes, ...errors };
  return { result, ...reason, ...(clientId && { clientId }), eventId, ...errors };
}
