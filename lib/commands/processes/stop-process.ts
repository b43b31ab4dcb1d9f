import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { drain, type leave, stopWork, workStopped } from './launch-child.ts';

/**
 * Milliseconds for background work, then for open requests, to come to an end when a server is
 * stopped. One that drains gives downloads the time to end.
 */
const patience = { work: 4_000, requests: 3_000, drainedRequests: 30_000 };

/**
 * How a process is stopped. `drainMs`: milliseconds in which it goes on answering, but asks for
 * requests to be sent elsewhere; 0 to end at once. `by`: how it does that; by default as a server
 * that goes. `hasWork`: whether background work has to end first.
 */
type Stop = { drainMs?: number; by?: typeof drain | typeof leave; hasWork?: boolean };

/** Ends a process in order: requests elsewhere, then its work, then its open requests. */
export async function stopProcess(
  child: ChildProcess,
  { drainMs = 0, by = drain, hasWork = true }: Stop = {},
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected && drainMs > 0) {
    child.send(by);
    await Promise.race([gone, pause(drainMs, undefined, { ref: false })]);
  }
  if (child.connected && hasWork) {
    const stopped = new Promise<void>((resolve) =>
      child.on('message', (message) => message === workStopped && resolve()),
    );
    child.send(stopWork);
    await Promise.race([stopped, gone, pause(patience.work, undefined, { ref: false })]);
  }
  child.kill('SIGTERM');
  const patienceForRequests = drainMs > 0 ? patience.drainedRequests : patience.requests;
  await Promise.race([gone, pause(patienceForRequests, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await gone;
}
