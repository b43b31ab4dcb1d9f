import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { programEnv } from './report.ts';

/** A program of the system that runs beside the trial until it is stopped. */
export type Foreground = { stop(): Promise<void> };

/**
 * Starts a program in the foreground and waits until it takes connections on a port.
 * @throws Error with what it printed when it ends before
 */
export async function startProgram(program: string, args: string[], port: number, home: string): Promise<Foreground> {
  const env = { ...programEnv(), HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      printed = `${printed}${bytes}`.slice(-4_000);
    });
  const gone = once(child, 'exit');
  let hasEnded = false;
  void gone.then(() => {
    hasEnded = true;
  });
  while (!(await takesConnections(port))) {
    if (hasEnded) throw new Error(`${program} did not start:\n${printed}`);
    await pause(50);
  }
  return {
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
