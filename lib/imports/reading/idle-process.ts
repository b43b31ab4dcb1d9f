import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/**
 * Milliseconds an idle process is kept: starting one takes half a second, and a plan follows every
 * upload.
 */
const keptIdle = 60_000;

// Next loads a module once for each of its bundles: all of them share the idle process.
const shared = globalThis as { clubIdleReader?: ChildProcess | null };

/**
 * Takes the idle process, or starts one.
 * @param heapMb megabytes that V8 may use; a process with a limit of its own is always a new one
 */
export function takeProcess(heapMb?: number): ChildProcess {
  const idle = shared.clubIdleReader;
  if (!idle || heapMb !== undefined) return startProcess(heapMb ?? 512);
  shared.clubIdleReader = null;
  idle.ref();
  idle.channel?.ref();
  return idle;
}

/**
 * The variables that a reading process gets: those by which Node and the database work, and the
 * main key, by which erased people are recognised. No other secret of the server is among them.
 */
const inherited = new Set([
  ...['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'TZ', 'LANG', 'LC_ALL', 'SystemRoot', 'LD_LIBRARY_PATH'],
  ...['NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'LOG_LEVEL'],
  ...['DATABASE_URL', 'DATABASE_ROW_SECURITY', 'DATA_DIR', 'AUTH_SECRET'],
]);

/** Picks those variables; PostgreSQL's own (`PGSSLMODE` and others) belong to the database. */
export function readingEnvironment(source: Record<string, string | undefined> = process.env): NodeJS.ProcessEnv {
  const entries = Object.entries(source).filter(([name]) => inherited.has(name) || /^PG[A-Z]+$/.test(name));
  return { ...Object.fromEntries(entries), NODE_ENV: source.NODE_ENV ?? 'production' } as NodeJS.ProcessEnv;
}

/** Node reads the source as it is, outside of what Next bundles. */
function startProcess(heapMb: number): ChildProcess {
  const entry = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    'lib',
    'imports',
    'reading',
    'reading-process-entry.ts',
  );
  const child = fork(/* turbopackIgnore: true */ entry, [], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    env: readingEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const forget = () => {
    if (isIdle(child)) shared.clubIdleReader = null;
  };
  // Listened to while idle too: an unhandled error event would end this process.
  return child.on('error', forget).on('exit', forget);
}

export function isIdle(child: ChildProcess): boolean {
  return shared.clubIdleReader === child;
}

/** Keeps one process for the next file and ends any other; it keeps no other process alive. */
export function keepProcess(child: ChildProcess): void {
  if (shared.clubIdleReader) return void endProcess(child);
  shared.clubIdleReader = child;
  child.unref();
  child.channel?.unref();
  const timer = setTimeout(() => {
    if (!isIdle(child)) return;
    shared.clubIdleReader = null;
    void endProcess(child);
  }, keptIdle);
  timer.unref();
}

/** Ends a process whatever it does, and waits until its memory is free. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
