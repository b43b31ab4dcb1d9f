import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { AuditEvent, FieldChanges } from './audit-event.ts';

/** A field that an event changed, as it is shown. Null: empty. */
export type ListedChange = { field: string; label: string; before: string | null; after: string | null };

/** Lists changed fields by the names that forms show, with their values before and after. */
export function listChanges({ clients }: Pick<Dictionary, 'clients'>, changes: FieldChanges): ListedChange[] {
  const labels: Record<string, string> = clients.fields;
  const words: Record<string, Record<string, string>> = { gender: clients.genders, language: clients.languages };
  const shown = (field: string, value: string | string[] | null) => {
    const text = joined(value);
    return text === null ? null : (words[field]?.[text] ?? text);
  };
  return Object.entries(changes).map(([field, { before, after }]) => ({
    field,
    label: labels[field] ?? field,
    before: shown(field, before),
    after: shown(field, after),
  }));
}

/** Returns what an event changed. A manually added client had no values before. */
export function changesOfEvent(event: AuditEvent): FieldChanges {
  return 'changes' in event.details && event.kind !== 'client-added' ? event.details.changes : {};
}

/** Describes what an event changed, each field as in "Téléphone : 06 11 → 06 55". */
export function changeTexts(dictionary: Pick<Dictionary, 'clients'>, event: AuditEvent): string[] {
  const { empty, colon } = dictionary.clients;
  return listChanges(dictionary, changesOfEvent(event)).map(
    ({ label, before, after }) => `${label}${colon}${before === null ? '' : `${before} → `}${after ?? empty}`,
  );
}

function joined(value: string | string[] | null): string | null {
  return Array.isArray(value) ? value.join(', ') : value;
}
