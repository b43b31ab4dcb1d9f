/**
 * Which import: the actor of its jobs, which work for the structure and not for whoever pressed the
 * button.
 */
export type ImportKey = { structureId: string; importId: string };

/** The values of `$1` and `$2` in the statements of this room. */
export function keyOf({ structureId, importId }: ImportKey): [structureId: string, importId: string] {
  return [structureId, importId];
}

/** The same as Prisma asks for it. */
export function whereImport({ structureId, importId }: ImportKey) {
  return { structureId, id: importId };
}

/** Under this name an import's next step is queued: never twice at a time. */
export function jobKey({ importId }: ImportKey): string {
  return `import:${importId}`;
}
