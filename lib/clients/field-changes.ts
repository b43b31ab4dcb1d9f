import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { type ClientFields, type FieldName, fieldNames } from './client.ts';

/**
 * Lists the fields that differ, with both values, as the audit stores them. Empty when none does.
 */
export function fieldChanges(before: Partial<ClientFields>, after: ClientFields): FieldChanges {
  const changes: FieldChanges = {};
  for (const name of fieldNames) {
    const [old, now] = [auditValue(name, before[name]), auditValue(name, after[name])];
    if (JSON.stringify(old) !== JSON.stringify(now)) changes[name] = { before: old, after: now };
  }
  return changes;
}

function auditValue(name: FieldName, value: ClientFields[FieldName] | undefined): string | string[] | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.length ? value : null;
  return value === undefined || (value === '' && name === 'firstName') ? null : value;
}
