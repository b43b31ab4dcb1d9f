import type { FactsRow } from './facts-row.ts';
import type { AccessFacts } from './verdict.ts';

/** Converts a row of `factColumns` to facts; its texts are meaningless where their id is null. */
export function toFacts(row: FactsRow, decidedBy: string | null = null): AccessFacts {
  const { attachedAt, requestedAt, decidedAt, reason, emailChangedAt, validation, deletedAt } = row;
  return {
    account: row.accountId
      ? {
          id: row.accountId,
          email: row.accountEmail,
          firstName: row.accountFirstName,
          lastName: row.accountLastName,
          device:
            row.deviceModel === null
              ? null
              : { model: row.deviceModel, platform: row.platform, osVersion: row.osVersion },
          registeredAt: row.registeredAt,
          lastSeenAt: row.lastSeenAt,
        }
      : null,
    attachment: row.attachmentId
      ? { id: row.attachmentId, validation, attachedAt, requestedAt, decidedAt, decidedBy, reason, emailChangedAt }
      : null,
    proof: { needed: row.proofNeeded, provedAt: row.provedAt },
    recordHasNoAddress: row.clientEmail === '',
    client: row.clientId
      ? {
          id: row.clientId,
          firstName: row.clientFirstName,
          lastName: row.clientLastName,
          email: row.clientEmail,
          deletedAt,
        }
      : null,
    erp:
      row.clientId && row.fromErp
        ? { removedAt: row.erpRemovedAt, keepsAccess: row.keepsAccess, accessUntil: row.accessUntil, now: row.now }
        : null,
  };
}
