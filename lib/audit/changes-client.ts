import type { AuditEventKind } from './audit-event.ts';

/**
 * The kinds of event that raise a client's version by one; every other kind leaves the record
 * unchanged.
 */
export const changesClient: AuditEventKind[] = [
  'client-edited',
  'client-deleted',
  'client-restored',
  'clients-merged',
  'clients-separated',
  'client-updated-by-import',
  'client-import-undone',
  'client-taken-over-by-erp',
  'client-updated-by-erp',
  'client-removed-by-erp',
  'client-revived-by-erp',
];
