import type { Worker } from 'node:worker_threads';
import { isIdle, keepThread, takeThread } from './idle-thread.ts';
import { readingSlots, type TakeSlot } from './reading-slots.ts';
import type { Answer, ReadingTask, ReadingValue } from './reading-thread-entry.ts';

/** Thrown when reading a file took too much time or memory: it is refused and never read again. */
export class ReadingStopped extends Error {}

/** Milliseconds of work that the thread may take; waiting for the database does not count. */
export function readingBudget(bytes: number): number {
  return 30_000 + (bytes / 1_000_000) * 5_000;
}

/**
 * Files whose layout is detected at a time, and files that are planned. Each structure has one of
 * each at most.
 */
const slots = 2;
/** Milliseconds between two checks of what a thread has used. */
const checkEvery = 100;
// Next loads a module once for each of its bundles: all of them share the slots.
const shared = globalThis as { clubReadingSlots?: Record<ReadingTask['name'], TakeSlot> };

/**
 * Runs a task on an uploaded file in a reading thread, so that no file can block the event loop of
 * the server. The thread opens its own database connections and closes them at the end.
 * @param budget milliseconds, see `readingBudget`
 * @throws ReadingStopped when the budget or the memory of the thread is used up, and the thread is
 *   ended
 */
export function inReadingThread<Name extends ReadingTask['name']>(
  task: Extract<ReadingTask, { name: Name }>,
  budget: number,
): Promise<ReadingValue[Name]> {
  shared.clubReadingSlots ??= { understand: readingSlots(slots), plan: readingSlots(slots) };
  return shared.clubReadingSlots[task.name](task.of.structureId, () => runTask(task, budget)) as Promise<
    ReadingValue[Name]
  >;
}

async function runTask(task: ReadingTask, budget: number): Promise<unknown> {
  const thread = takeThread();
  try {
    const answer = await answerOf(thread, task, budget);
    keepThread(thread);
    if ('value' in answer) return answer.value;
    throw Object.assign(new Error(answer.error.message), answer.error);
  } catch (error) {
    if (!isIdle(thread)) await thread.terminate();
    throw error;
  }
}

function answerOf(thread: Worker, task: ReadingTask, budget: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const begun = thread.performance.eventLoopUtilization();
  const check = setInterval(() => {
    if (thread.performance.eventLoopUtilization(begun).active >= budget)
      reject(new ReadingStopped('reading took too long'));
  }, checkEvery);
  const fail = (error: NodeJS.ErrnoException) => {
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ReadingStopped('reading took too much memory') : error);
  };
  const end = () => reject(new Error('the reading thread has ended'));
  // Removed one by one: `removeAllListeners` would remove Node's own listeners too.
  thread.on('message', resolve).on('error', fail).on('exit', end);
  thread.postMessage(task);
  return promise.finally(() => {
    clearInterval(check);
    thread.off('message', resolve).off('error', fail).off('exit', end);
  });
}
