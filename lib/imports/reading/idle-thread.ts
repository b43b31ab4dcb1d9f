import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Milliseconds an idle thread is kept: starting one takes half a second, and a plan follows every
 * upload.
 */
const keptIdle = 60_000;

/** Limits of a thread's memory in MB. */
const memory = { maxOldGenerationSizeMb: 512, stackSizeMb: 4 };
// Next loads a module once for each of its bundles: all of them share the idle thread.
const shared = globalThis as { clubIdleThread?: Worker | null };

/** Takes the idle thread, or starts one. */
export function takeThread(): Worker {
  const idle = shared.clubIdleThread;
  if (!idle) return startThread();
  shared.clubIdleThread = null;
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
    if (isIdle(thread)) shared.clubIdleThread = null;
  };
  // Listened to while idle too: an unhandled error event would end the process.
  return thread.on('error', forget).on('exit', forget);
}

export function isIdle(thread: Worker): boolean {
  return shared.clubIdleThread === thread;
}

/** Keeps one thread for the next file and ends any other; it keeps no process alive. */
export function keepThread(thread: Worker): void {
  if (shared.clubIdleThread) return void thread.terminate();
  shared.clubIdleThread = thread;
  thread.unref();
  const timer = setTimeout(() => {
    if (!isIdle(thread)) return;
    shared.clubIdleThread = null;
    void thread.terminate();
  }, keptIdle);
  timer.unref();
}
