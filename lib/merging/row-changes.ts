import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { FieldName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import { columnOf } from './merge-fields.ts';

/** Lists the fields that differ between two states of a record, as the audit stores them. */
export function rowChanges(before: ClientRow, after: ClientRow): FieldChanges {
  const changes: FieldChanges = {};
  for (const [name, column] of Object.entries(columnOf) as [FieldName, keyof typeof columnOf & string][]) {
    const [old, now] = [auditValue(before[column]), auditValue(after[column])];
    if (JSON.stringify(old) !== JSON.stringify(now)) changes[name] = { before: old, after: now };
  }
  return changes;
}

function auditValue(value: unknown): string | string[] | null {
  if (Array.isArray(value)) return value.length > 0 ? (value as string[]) : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
