/** What is read of a pool, or of places that are waited for. */
export type PoolNumbers = { totalCount: number; idleCount: number; waitingCount: number };

// Next loads a module once for each of its bundles: all of them share one list.
const shared = globalThis as { clubPools?: Map<PoolNumbers, string> };

/**
 * Lists a pool for the metrics until the returned function is called.
 * @param name of its kind: several pools may share one
 */
export function listPool(name: string, pool: PoolNumbers): () => void {
  shared.clubPools ??= new Map();
  const pools = shared.clubPools.set(pool, name);
  return () => void pools.delete(pool);
}

/** Returns the pools of this process that are open, each with its name. */
export function openPools(): [string, PoolNumbers][] {
  return [...(shared.clubPools ?? [])].map(([pool, name]) => [name, pool]);
}
