type Key = { structureId: string; id: string };

/** SQL: the mails whose keys are `$1`, as `k`. */
export const mailKeys = 'jsonb_to_recordset($1::jsonb) as k (structure_id uuid, id uuid, value text)';

/** Keys of mails for `mailKeys`, each with a value where it has one. */
export function asKeys(mails: Key[], valueFor: (index: number) => string | null = () => null): string {
  return JSON.stringify(
    mails.map(({ structureId, id }, index) => ({ structure_id: structureId, id, value: valueFor(index) })),
  );
}
