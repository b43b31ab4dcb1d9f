import type { AuditEventKind } from './audit-event.ts';

/**
 * What raises a client's version, by one: all else that is told of a client leaves the record as it
 * is.
 */
export const changesClient: AuditEventKind[] = [
  'client-edited',
  'client-deleted',
  'client-restored',
  'client-updated-by-import',
  'client-import-undone',
  'client-taken-over-by-erp',
  'client-updated-by-erp',
  'client-removed-by-erp',
  'client-revived-by-erp',
];
