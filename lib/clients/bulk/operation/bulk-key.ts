/** Identifies a bulk operation. Its jobs work for the structure and not for a staff member. */
export type BulkKey = { structureId: string; bulkId: string };

/** Returns the values of `$1` and `$2` in the statements of this room. */
export function keyOf({ structureId, bulkId }: BulkKey): [structureId: string, bulkId: string] {
  return [structureId, bulkId];
}

/** Returns the key that the next step of an operation is queued under: one job at a time. */
export function jobKey({ bulkId }: BulkKey): string {
  return `bulk:${bulkId}`;
}
