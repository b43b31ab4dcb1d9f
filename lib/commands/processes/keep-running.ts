import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '#lib/log/log.ts';
import { ready, stopWork, workStopped } from './launch-child.ts';

/** Milliseconds before a process that ended by itself is replaced. */
const restartDelayMs = 1_000;
/** Milliseconds that a new process gets until it is ready; the old one goes on until then. */
const readyTimeoutMs = 60_000;
/** Milliseconds for background work to end. */
const workTimeoutMs = 4_000;
/** Starts in a row that did not become ready, after which the whole server ends: it is broken. */
const maxFailedStarts = 5;

/** A process that is started again whenever it ends by itself. */
export type Kept = {
  current(): ChildProcess;
  /** Starts a successor, waits until it is ready, and has the former one stopped. */
  replace(stop: (old: ChildProcess) => Promise<void>): Promise<void>;
  /** Starts no other from now on, and has the work of this one end. */
  askedToStop(): Promise<void>;
  /** Ends it, and waits for that. */
  end(): Promise<void>;
};

/** Starts a process and keeps one running. */
export function keepRunning(start: () => ChildProcess): Kept {
  let isStopping = false;
  let failedStarts = 0;
  let current = begin();

  function begin(): ChildProcess {
    const child = start();
    failedStarts += 1;
    child.on('message', (message) => {
      if (message === ready) failedStarts = 0;
    });
    child.once('exit', async (code, signal) => {
      if (isStopping || child !== current) return;
      if (failedStarts >= maxFailedStarts) process.exit(1);
      log.warn({ pid: child.pid, code, signal }, 'a process has ended by itself: starting another');
      await pause(restartDelayMs);
      if (!isStopping && child === current) current = begin();
    });
    return child;
  }

  return {
    current: () => current,
    async replace(stop) {
      const old = current;
      current = begin();
      const successor = current;
      if (await isReady(successor)) return stop(old);
      log.warn({ pid: successor.pid }, 'a new process did not become ready: the former one goes on');
      successor.kill('SIGKILL');
      current = hasEnded(old) ? begin() : old;
    },
    async askedToStop() {
      isStopping = true;
      if (!current.connected) return;
      const stopped = new Promise<void>((resolve) => {
        current.on('message', (message) => message === workStopped && resolve());
        current.once('exit', () => resolve());
      });
      current.send(stopWork, () => undefined);
      await Promise.race([stopped, pause(workTimeoutMs, undefined, { ref: false })]);
    },
    async end() {
      isStopping = true;
      if (hasEnded(current)) return;
      const gone = once(current, 'exit');
      current.kill('SIGTERM');
      await gone;
    },
  };
}

function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('message', (message) => message === ready && resolve(true));
    child.once('exit', () => resolve(false));
    setTimeout(() => resolve(false), readyTimeoutMs).unref();
  });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
