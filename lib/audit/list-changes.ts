import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { AuditEvent } from './audit-event.ts';

/** A field that an event changed, as it is shown. Null: empty. */
export type ListedChange = { field: string; label: string; before: string | null; after: string | null };

/**
 * Lists the fields that an event changed, before and after. What was added by hand is no change of
 * something.
 */
export function listChanges({ clients }: Pick<Dictionary, 'clients'>, event: AuditEvent): ListedChange[] {
  const changes = 'changes' in event.details && event.kind !== 'client-added' ? event.details.changes : {};
  const labels: Record<string, string> = clients.fields;
  return Object.entries(changes).map(([field, { before, after }]) => ({
    field,
    label: labels[field] ?? field,
    before: joined(before),
    after: joined(after),
  }));
}

/** The same as texts, such as "Téléphone : 06 11 → 06 55". */
export function changeTexts(dictionary: Pick<Dictionary, 'clients'>, event: AuditEvent): string[] {
  const { empty, colon } = dictionary.clients;
  return listChanges(dictionary, event).map(
    ({ label, before, after }) => `${label}${colon}${before === null ? '' : `${before} → `}${after ?? empty}`,
  );
}

function joined(value: string | string[] | null): string | null {
  return Array.isArray(value) ? value.join(', ') : value;
}
