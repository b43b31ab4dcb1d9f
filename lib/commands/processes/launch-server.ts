import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { heap } from './heap.ts';
import { restart } from './launch-child.ts';
import { oneProcess, type Processes } from './processes-of.ts';
import { stopProcess } from './stop-process.ts';

/** Next's own command. */
export const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
/** Loaded before Next in the server's process. */
export const preload = fileURLToPath(import.meta.resolve('../server-preload/preload.ts'));

/** Starts several web processes, and the process of the jobs. */
const webProcesses = fileURLToPath(import.meta.resolve('./web-processes.ts'));

export type Server = {
  /** Resolves when the process is gone, with what to say about it. */
  gone: Promise<string>;
  /**
   * Ends the server.
   * @param drainMs milliseconds in which it goes on answering, but asks for requests to be sent
   * elsewhere; 0 to end at once
   */
  stop(drainMs?: number): Promise<void>;
  /** Replaces its processes one after the other; null where there is only one. */
  restart: (() => void) | null;
};

/**
 * Starts Next in a process of its own, which ends with this one in every case. It gets Ctrl-C from
 * us and not from the terminal.
 */
export function launchServer(
  mode: 'start' | 'dev',
  address: { host: string; port: number },
  env: Record<string, string>,
  { web, jobs }: Processes = oneProcess,
): Server {
  const isAlone = web === 1 && jobs !== 'apart';
  const at = [String(address.port), address.host] as const;
  const args = isAlone
    ? [...heap, '--import', preload, next, mode, '-p', at[0], '-H', at[1]]
    : [webProcesses, String(web), jobs, ...at];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...env,
      // Another value in the shell must not reach Next: half of it would then run as another build.
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      JOBS: jobs === 'inside' ? 'on' : 'off',
    },
    detached: true,
  });
  const gone = once(child, 'exit').then(
    ([code, signal]) => `The server has ended by itself (${signal ?? `exit code ${code}`}).`,
  );
  return {
    gone,
    // In development the work is done one process further down, which Next gives no time; the next
    // start hands its jobs back.
    stop: (drainMs = 0) => stopProcess(child, { drainMs, hasWork: mode === 'start' }),
    restart: isAlone ? null : () => void child.send(restart, () => undefined),
  };
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
