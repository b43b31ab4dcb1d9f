import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drain, stopWork, workStopped } from './launch-child.ts';

/** Next's own command. */
export const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
/** Loaded before Next in the server's process. */
const preload = fileURLToPath(import.meta.resolve('./server-preload/preload.ts'));

/**
 * Megabytes of the JavaScript heap. Left alone it takes several times what it needs before it
 * cleans up, and an import of a million rows makes a lot to clean up: the server then stays below
 * 400 MB in all. The young generation (`semi-space`) holds what a few pages allocate: with 4 MB a
 * list of 50 took 31 ms of processor time, with 16 MB 25 and with 32 MB 21.
 */
const heap = ['--max-semi-space-size=16', '--max-old-space-size=512'];

/**
 * Milliseconds for background work, then for open requests, to come to an end when the server is
 * stopped. One that drains gives downloads the time to end.
 */
const patience = { work: 4_000, requests: 3_000, drainedRequests: 30_000 };

export type Server = {
  /** Resolves when the process is gone, with what to say about it. */
  gone: Promise<string>;
  /**
   * Ends the server.
   * @param drainMs milliseconds in which it goes on answering, but asks for requests to be sent
   * elsewhere; 0 to end at once
   */
  stop(drainMs?: number): Promise<void>;
};

/**
 * Starts Next in a process of its own, which ends with this one in every case. It gets Ctrl-C from
 * us and not from the terminal.
 */
export function launchServer(
  mode: 'start' | 'dev',
  address: { host: string; port: number },
  env: Record<string, string>,
): Server {
  const args = [...heap, '--import', preload, next, mode, '-p', String(address.port), '-H', address.host];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
    detached: true,
  });
  const gone = once(child, 'exit').then(
    ([code, signal]) => `The server has ended by itself (${signal ?? `exit code ${code}`}).`,
  );
  // In development the work is done one process further down, which Next gives no time; the next
  // start hands its jobs back.
  return { gone, stop: (drainMs = 0) => stop(child, mode === 'start' ? patience.work : 0, drainMs) };
}

async function stop(child: ChildProcess, patienceForWork: number, drainMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected && drainMs > 0) {
    child.send(drain);
    await Promise.race([gone, pause(drainMs, undefined, { ref: false })]);
  }
  if (child.connected) {
    const stopped = new Promise<void>((resolve) =>
      child.on('message', (message) => message === workStopped && resolve()),
    );
    child.send(stopWork);
    await Promise.race([stopped, gone, pause(patienceForWork, undefined, { ref: false })]);
  }
  child.kill('SIGTERM');
  const patienceForRequests = drainMs > 0 ? patience.drainedRequests : patience.requests;
  await Promise.race([gone, pause(patienceForRequests, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await gone;
}

/** Waits until the server answers anything at all over HTTP. */
export async function answering({ host, port }: { host: string; port: number }): Promise<void> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const address = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/sign-in`;
  for (;;) {
    const answer = await fetch(address, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
    if (answer) return;
    await pause(30);
  }
}
