import { isDatabaseAway } from './is-database-away.ts';

type Waiting<Item, Value> = { item: Item; resolve(value: Value): void; reject(reason: unknown): void };

/**
 * Batches concurrent work by key. An item that arrives alone is run at once. Items that arrive
 * while a batch of their key runs wait for its end and form the next batch, in order of arrival. So
 * an item waits for two batches at most, and a burst pays for statements and disk writes once. The
 * items of a failed batch are run one by one, so that none fails because of another.
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
