/** Identifies an import. Its jobs work for the structure and not for a staff member. */
export type ImportKey = { structureId: string; importId: string };

/** Returns the values of `$1` and `$2` in the statements of this room. */
export function keyOf({ structureId, importId }: ImportKey): [structureId: string, importId: string] {
  return [structureId, importId];
}

/** Returns the same as a Prisma filter. */
export function whereImport({ structureId, importId }: ImportKey) {
  return { structureId, id: importId };
}

/** Returns the key that an import's next step is queued under: one job at a time. */
export function jobKey({ importId }: ImportKey): string {
  return `import:${importId}`;
}
