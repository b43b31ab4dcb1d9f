import { isDatabaseAway } from './is-database-away.ts';

type Waiting<Item, Value> = { item: Item; resolve(value: Value): void; reject(reason: unknown): void };

/**
 * Does work together that comes at the same moment: whatever comes alone is done at once; whatever
 * comes while work of the same key is under way waits for its end, and then all of it is done in
 * one go, in the order it came. So nobody waits longer than for two goes, and a crowd pays for
 * statements and disks once. What fails together is done one by one: nobody fails because of
 * another.
 * @param most items in one go
 * @param work gives a value for each item, in their order
 */
export function batchByKey<Item, Value>(
  most: number,
  work: (items: Item[]) => Promise<Value[]>,
): (key: string, item: Item) => Promise<Value> {
  const queues = new Map<string, Waiting<Item, Value>[]>();
  const serve = async (key: string, queue: Waiting<Item, Value>[]) => {
    while (queue.length > 0) await doAll(work, queue.splice(0, most));
    queues.delete(key);
  };
  return (key, item) => {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const waiting = { item, resolve, reject };
    const queue = queues.get(key);
    if (queue) queue.push(waiting);
    else {
      const begun = [waiting];
      queues.set(key, begun);
      void serve(key, begun);
    }
    return promise;
  };
}

async function doAll<Item, Value>(
  work: (items: Item[]) => Promise<Value[]>,
  all: Waiting<Item, Value>[],
): Promise<void> {
  try {
    const values = await work(all.map(({ item }) => item));
    for (const [at, { resolve }] of all.entries()) resolve(values[at] as Value);
  } catch (error) {
    // Without a database each of them would wait for the same failure, one after the other.
    const alone = all.length === 1 || isDatabaseAway(error) === 'lost';
    if (alone) for (const { reject } of all) reject(error);
    else for (const one of all) await doAll(work, [one]);
  }
}
