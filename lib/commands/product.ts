import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { embeddedAddress } from './embedded-address.ts';

export type Product = {
  url: string;
  /** Where a first run begins; null when there is a structure already. */
  welcomeUrl(): string | null;
  databaseUrl: string;
  /** Of the launcher, whose child the server is. */
  pid: number;
  /**
   * The most memory that the server's process ever took, in MB; NaN where the system does not tell.
   */
  peakMemory(): Promise<number>;
  /** The memory that the server's process takes now, in MB; NaN where the system does not tell. */
  residentMemory(): Promise<number>;
  /**
   * Milliseconds that a processor has worked for the server's main thread so far; NaN where the
   * system does not tell.
   */
  mainThreadTime(): Promise<number>;
  /** As Ctrl-C does: everything comes to an orderly end. */
  stop(): Promise<void>;
  /** As a process manager does, which lets it drain first. */
  drain(): Promise<void>;
  /** As a power cut does: launcher, server and database at once. */
  kill(): Promise<void>;
};

/**
 * Runs the built product the way its users do, with a data folder of its own and on any free port:
 * for tests and benches.
 * @param dataDir absolute
 * @throws Error with everything it has printed when it does not come up
 */
export async function startProduct(dataDir: string, env: Record<string, string> = {}): Promise<Product> {
  const { DATABASE_URL: databaseUrl = '' } = env;
  const child = spawn(process.execPath, ['lib/commands/start.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      WEB_PROCESSES: '1',
      ...env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      APP_URL: env.APP_URL ?? '',
    },
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => printed.push(line));
  const url = await said(child, printed, /^Ready on (\S+)/);
  return {
    url,
    welcomeUrl: () => found(printed, /(\S+\/welcome\?token=\S+)/) ?? null,
    databaseUrl: databaseUrl || (await embeddedAddress(dataDir)),
    pid: child.pid as number,
    peakMemory: () => memoryOf(child.pid as number, 'VmHWM'),
    residentMemory: () => memoryOf(child.pid as number, 'VmRSS'),
    mainThreadTime: lookUpMainThread(child.pid as number),
    stop: () => stop(child, 'SIGINT'),
    drain: () => stop(child, 'SIGTERM'),
    kill: () => kill(child),
  };
}

function found(printed: string[], wanted: RegExp): string | undefined {
  return printed.map((line) => wanted.exec(line)?.[1]).find(Boolean);
}

async function said(child: ChildProcess, printed: string[], wanted: RegExp): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('exit', () => reject(new Error(`The product did not start:\n${printed.join('\n')}`)));
  const look = () => {
    const line = found(printed, wanted);
    if (line) resolve(line);
  };
  child.stdout?.on('data', () => setImmediate(look));
  return promise;
}

async function stop(child: ChildProcess, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  for (const pid of familyOf(child.pid as number)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The process has ended with its parent already.
    }
  }
  await gone;
}

/**
 * Reads a line of the memory of the launcher's own children, the largest: PostgreSQL's processes
 * are another program.
 */
async function memoryOf(launcher: number, line: 'VmHWM' | 'VmRSS'): Promise<number> {
  const peaks = familyOf(launcher).map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return /^Name:\s+postgres/m.test(status)
      ? 0
      : Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1_024;
  });
  return Math.round(Math.max(...(await Promise.all(peaks)).filter((peak) => !Number.isNaN(peak))));
}

/** Looks for the server's process once, at the first question. Its main thread has its id. */
function lookUpMainThread(launcher: number): () => Promise<number> {
  let server: number | undefined;
  return async () => {
    server ??= await serverOf(launcher);
    return workingTime(`/proc/${server}/task/${server}`);
  };
}

/**
 * Milliseconds that a thread has worked. Linux counts them in nanoseconds in `schedstat`; a system
 * without it counts ticks of 10 ms in `stat`, where they follow the name in brackets.
 * @param thread its directory in `/proc`
 */
async function workingTime(thread: string): Promise<number> {
  const [nanoseconds, stat] = await Promise.all(
    ['schedstat', 'stat'].map((name) => readFile(`${thread}/${name}`, 'utf8').catch(() => '')),
  );
  const [, , ...fields] = stat?.slice(stat.lastIndexOf(')')).split(' ') ?? [];
  const ticks = Number(fields[10]) + Number(fields[11]);
  return Number(nanoseconds?.split(' ')[0]) / 1e6 || ticks * 10;
}

/** The launcher's first child that is not PostgreSQL. */
async function serverOf(launcher: number): Promise<number | undefined> {
  for (const pid of familyOf(launcher).slice(1)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    if (status && !/^Name:\s+postgres/m.test(status)) return pid;
  }
  return undefined;
}

/** The process, its children and theirs, parents first. */
function familyOf(ancestor: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [ancestor];
  for (const member of family) for (const [pid, parent] of processes) if (parent === member) family.push(pid);
  return family;
}
