import type { ChildProcess } from 'node:child_process';
import { machineShare } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { endProcess, isIdle, keepProcess, takeProcess } from './idle-process.ts';
import type { Answer, ReadingMessage, ReadingTask, ReadingValue } from './reading-process-entry.ts';
import { readingSlots, type TakeSlot } from './reading-slots.ts';

/** Thrown when reading a file took too much time or memory: it is refused and never read again. */
export class ReadingStopped extends Error {}

/** Thrown when the process ended by itself: V8 aborts it beyond its memory, or by its own bug. */
class ReadingCrashed extends Error {}

/**
 * What a file may take. `milliseconds`: of work; waiting for the database does not count. `heapMb`:
 * megabytes of memory, by default 512.
 */
export type ReadingLimits = { milliseconds: number; heapMb?: number };

/** Limits by the size of a file. */
export function readingLimits(bytes: number): ReadingLimits {
  return { milliseconds: 30_000 + (bytes / 1_000_000) * 5_000 };
}

/**
 * Files whose layout is detected at a time, and files that are planned. Each structure has one of
 * each at most.
 */
const slots = 2;
/** Milliseconds between two checks of what a process has used; it reports as often. */
const checkEvery = 100;
// Next loads a module once for each of its bundles: all of them share the slots.
const shared = globalThis as { clubReadingSlots?: Record<ReadingTask['name'], TakeSlot> };

/**
 * Runs a task on an uploaded file in a process of its own, so that no file can block the event loop
 * of the server or end it: V8 aborts the whole process when memory is used up in one large
 * allocation. The process opens its own database connections and closes them at the end.
 * @throws ReadingStopped when the limits are reached, or when two processes in a row have crashed
 */
export function inReadingProcess<Name extends ReadingTask['name']>(
  task: Extract<ReadingTask, { name: Name }>,
  limits: ReadingLimits,
): Promise<ReadingValue[Name]> {
  shared.clubReadingSlots ??= { understand: readingSlots(machineShare(slots)), plan: readingSlots(slots) };
  return shared.clubReadingSlots[task.name](task.of.structureId, () => runTwice(task, limits)) as Promise<
    ReadingValue[Name]
  >;
}

/** A crash may be no fault of the file, so the file is read once more, in another process. */
async function runTwice(task: ReadingTask, limits: ReadingLimits): Promise<unknown> {
  try {
    return await runTask(task, limits);
  } catch (error) {
    if (!(error instanceof ReadingCrashed)) throw error;
    log.warn({ ...task.of, task: task.name }, `${error.message}: reading the file once more`);
  }
  return runTask(task, limits).catch((error: unknown) => {
    throw error instanceof ReadingCrashed ? new ReadingStopped(error.message) : error;
  });
}

async function runTask(task: ReadingTask, limits: ReadingLimits): Promise<unknown> {
  const child = takeProcess(limits.heapMb);
  try {
    const answer = await answerOf(child, task, limits.milliseconds);
    keepProcess(child);
    if ('value' in answer) return answer.value;
    throw Object.assign(new Error(answer.error.message), answer.error);
  } finally {
    if (!isIdle(child)) await endProcess(child);
  }
}

function answerOf(child: ChildProcess, task: ReadingTask, budget: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  let active = 0;
  // Since the last report: a process that is busy cannot report.
  let silent = 0;
  const check = setInterval(() => {
    silent += checkEvery;
    if (active + silent >= budget) reject(new ReadingStopped('reading took too long'));
  }, checkEvery);
  const receive = (message: ReadingMessage) => {
    if (!('active' in message)) return resolve(message);
    active = message.active;
    silent = 0;
  };
  const end = (code: number | null, signal: string | null) =>
    reject(new ReadingCrashed(`a reading process has ended by itself (${signal ?? `exit code ${code}`})`));
  child.on('message', receive).on('error', reject).on('exit', end);
  // An error of the channel: the process is ending, which `end` reports.
  child.send(task, () => undefined);
  return promise.finally(() => {
    clearInterval(check);
    child.off('message', receive).off('error', reject).off('exit', end);
  });
}
