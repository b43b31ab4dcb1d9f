import type { Change } from '#components/page/change-list.tsx';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Returns the changes of an event as they are shown. */
export function changesOf(changes: FieldChanges | null, { clients, shell }: Dictionary): Change[] {
  const labels: Record<string, string> = clients.fields;
  return Object.entries(changes ?? {}).map(([field, { before, after }]) => ({
    field,
    label: labels[field] ?? field,
    before: String(before ?? shell.empty),
    after: after === null ? null : String(after),
  }));
}
