/** Runs the work once a slot is free. */
export type TakeSlot = <Value>(structureId: string, work: () => Promise<Value>) => Promise<Value>;

type Waiting = { structureId: string; begin: () => void };

/**
 * Creates a semaphore of `size` slots, with at most one for each structure, so that the files of
 * one structure never delay those of all others.
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
