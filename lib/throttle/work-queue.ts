/** Thrown when the queue is full, so that retrying later is better. `seconds`: after how long. */
export class Busy extends Error {
  override readonly name = 'Busy';
  readonly seconds: number;

  constructor(seconds: number) {
    super('busy');
    this.seconds = seconds;
  }
}

/** Returns whether an error is `Busy`, by its name: Next loads this module once per bundle. */
export function isBusy(error: unknown): error is Busy {
  return error instanceof Error && error.name === 'Busy' && 'seconds' in error;
}

export type WorkQueue = {
  /**
   * Runs work when its turn comes, in the order of arrival.
   * @param signal aborted: work that has not begun is left out of the queue
   * @throws Busy when the queue is full; the reason of `signal`
   */
  run<Value>(work: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
};

type Limits = {
  /** Number of pieces of work that run at the same time. */
  atOnce: number;
  /** Number of pieces of work that wait. */
  waiting: number;
  /** Seconds after which a refused client should retry. */
  retrySeconds: number;
};

/** Makes a queue of this process for work that is heavy enough to slow everything else down. */
export function workQueue({ atOnce, waiting, retrySeconds }: Limits): WorkQueue {
  let running = 0;
  const queue: (() => void)[] = [];

  async function turn(signal: AbortSignal | undefined): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (queue.length >= waiting) throw new Busy(retrySeconds);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      queue.splice(queue.indexOf(begin), 1);
      reject(signal?.reason);
    };
    const begin = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    signal?.addEventListener('abort', leave, { once: true });
    queue.push(begin);
    await promise;
  }

  /** Gives the place of finished work to the next in the queue. */
  function pass(): void {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(work, signal) {
      signal?.throwIfAborted();
      await turn(signal);
      try {
        signal?.throwIfAborted();
        return await work();
      } finally {
        pass();
      }
    },
  };
}
