/** Files that one process writes at a time: in all, and for one structure. */
export const maxFilesAtOnce = { process: 8, structure: 2 };

type Turn = { structureId: string; begin: () => void };

// Next loads a module once for each of its bundles: one count for all of them.
const shared = globalThis as { clubExports?: { running: string[]; waiting: Turn[] } };

/**
 * Returns whether a file of this structure would be written at once. Asked before the answer
 * begins, so that it can say to come back later.
 */
export function isExportFree(structureId: string): boolean {
  return hasRoom(structureId) && !state().waiting.some((turn) => turn.structureId === structureId);
}

/**
 * Writes the parts of a file within a slot, from the first part that is asked for to the end, an
 * error or a reader that left. Of several that began at once, those without a slot wait.
 */
export async function* inExportSlot<Part>(structureId: string, parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  await takeSlot(structureId);
  try {
    yield* parts;
  } finally {
    const { running } = state();
    running.splice(running.indexOf(structureId), 1);
    beginNext();
  }
}

/** Does the work of a file that is made as a whole within a slot. */
export async function makeInExportSlot<Value>(structureId: string, make: () => Promise<Value>): Promise<Value> {
  async function* whole() {
    yield await make();
  }
  for await (const value of inExportSlot(structureId, whole())) return value;
  throw new Error('a file was made without a value');
}

async function takeSlot(structureId: string): Promise<void> {
  const turn = Promise.withResolvers<void>();
  state().waiting.push({ structureId, begin: turn.resolve });
  beginNext();
  await turn.promise;
}

function beginNext(): void {
  const { running, waiting } = state();
  for (;;) {
    const [turn] = waiting.splice(indexOfNext(waiting), 1);
    if (!turn) return;
    running.push(turn.structureId);
    turn.begin();
  }
}

function indexOfNext(waiting: readonly Turn[]): number {
  const index = waiting.findIndex(({ structureId }) => hasRoom(structureId));
  return index === -1 ? waiting.length : index;
}

function hasRoom(structureId: string): boolean {
  const { running } = state();
  const own = running.filter((other) => other === structureId).length;
  return running.length < maxFilesAtOnce.process && own < maxFilesAtOnce.structure;
}

function state() {
  shared.clubExports ??= { running: [], waiting: [] };
  return shared.clubExports;
}
