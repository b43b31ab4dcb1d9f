/** Waits for its turn, then runs. */
export type TakeSlot = <Value>(structureId: string, work: () => Promise<Value>) => Promise<Value>;

type Waiting = { structureId: string; begin: () => void };

/**
 * A semaphore that gives at most `size` slots at a time, and at most one to each structure: the
 * files of one structure never hold back those of all others.
 */
export function readingSlots(size: number): TakeSlot {
  const waiting: Waiting[] = [];
  const running = new Set<string>();
  const next = () => {
    const index = running.size < size ? waiting.findIndex(({ structureId }) => !running.has(structureId)) : -1;
    const [turn] = index === -1 ? [] : waiting.splice(index, 1);
    if (!turn) return;
    running.add(turn.structureId);
    turn.begin();
  };
  return async (structureId, work) => {
    const turn = Promise.withResolvers<void>();
    waiting.push({ structureId, begin: turn.resolve });
    next();
    await turn.promise;
    try {
      return await work();
    } finally {
      running.delete(structureId);
      next();
    }
  };
}
