import type { PersonEvent } from '#lib/erp/people/decide-person-events.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';

/** The content of `erp_snapshot_line.payload`. */
export type LinePayload = Omit<ErpEvent, 'version'>;

/** A line as an event without a journal entry, whose version is the time of the snapshot. */
export function lineEvent(payload: LinePayload, takenAt: Date): PersonEvent {
  return { eventId: null, event: { ...payload, version: takenAt } };
}
