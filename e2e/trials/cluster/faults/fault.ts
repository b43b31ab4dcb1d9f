import type { Run } from '../load/run.ts';
import type { World } from '../load/world.ts';
import type { Stage } from '../machines/stage.ts';
import type { Random } from '../random.ts';

/** `strike`: to be called when it happens, by a fault that has something to prepare. */
export type Scene = { stage: Stage; world: World; run: Run; random: Random; strike(): void };

/**
 * Something that goes wrong. `make` causes it at once, lets it last, and ends it; it returns what
 * is worth saying about this time, if anything.
 */
export type Fault = { name: string; title: string; make(scene: Scene): Promise<string | undefined> };

/** The server that leads, and the one that stands by. */
export async function roles({ nodes }: Stage) {
  const leader = await nodes.leader();
  return { leader, standby: leader === 'pg1' ? 'pg2' : 'pg1' } as const;
}
