import type { AuthoredEvent } from '#lib/audit/record-events.ts';

/** Builds the audit events of accounts that the system attached to clients of one structure. */
export function attachedEvents(
  structureId: string,
  attached: { clientId: string; accountId: string }[],
): AuthoredEvent[] {
  return attached.map(({ clientId, accountId }) => ({
    structureId,
    staffId: null,
    kind: 'account-attached',
    clientId,
    details: { accountId },
  }));
}
