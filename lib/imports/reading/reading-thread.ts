import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
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
/**
 * Milliseconds an idle thread is kept: starting one takes half a second, and a plan follows every
 * upload.
 */
const keptIdle = 60_000;
/** Milliseconds between two checks of what a thread has used. */
const checkEvery = 100;
const memory = { maxOldGenerationSizeMb: 512, stackSizeMb: 4 };

type Shared = { idle: Worker | null; slots: Record<ReadingTask['name'], TakeSlot> };
// Next loads a module once for each of its bundles: all of them share the slots and the idle
// thread.
const shared = globalThis as { clubReading?: Shared };

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
  shared.clubReading ??= { idle: null, slots: { understand: readingSlots(slots), plan: readingSlots(slots) } };
  return shared.clubReading.slots[task.name](task.of.structureId, () => runTask(task, budget)) as Promise<
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
    if (shared.clubReading?.idle !== thread) await thread.terminate();
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

function takeThread(): Worker {
  const idle = shared.clubReading?.idle;
  if (!idle) return startThread();
  (shared.clubReading as Shared).idle = null;
  idle.ref();
  return idle;
}

/** Node reads the source as it is, outside of what Next bundles. */
function startThread(): Worker {
  const entry = pathToFileURL(
    path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'imports', 'reading', 'reading-thread-entry.ts'),
  );
  const thread = new Worker(/* turbopackIgnore: true */ entry, {
    name: 'reading',
    execArgv: [],
    env: { ...process.env },
    resourceLimits: memory,
  });
  const forget = () => {
    if (shared.clubReading?.idle === thread) shared.clubReading.idle = null;
  };
  // Listened to while idle too: an unhandled error event would end the process.
  return thread.on('error', forget).on('exit', forget);
}

/** One thread is kept for the next file; it keeps no process alive. */
function keepThread(thread: Worker): void {
  const reading = shared.clubReading as Shared;
  if (reading.idle) return void thread.terminate();
  reading.idle = thread;
  thread.unref();
  const timer = setTimeout(() => {
    if (reading.idle !== thread) return;
    reading.idle = null;
    void thread.terminate();
  }, keptIdle);
  timer.unref();
}
