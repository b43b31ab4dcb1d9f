// Runs several web processes on one port, and the process of the jobs beside them. A process of its
// own between launcher and servers: the port stays open while every server is replaced.
import type { ChildProcess } from 'node:child_process';
import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { readEnv } from '#lib/env.ts';
import { heap } from './heap.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { drain, leave, restart, stopWork, workStopped } from './launch-child.ts';
import { forkJobs } from './launch-jobs.ts';
import { next, preload } from './launch-server.ts';
import { relayCollections } from './relay-collections.ts';
import { stopProcess } from './stop-process.ts';

const [webProcesses = '1', jobsPlace = 'apart', port = '0', host = ''] = process.argv.slice(2);
const { DRAIN_SECONDS } = readEnv();

// Next calls itself to pass an action on, and any of the processes may get that call.
process.env.CLUB_INTERNAL_SECRET = randomBytes(32).toString('base64url');
process.env.CLUB_WEB_PROCESSES = webProcesses;
process.env.CLUB_PROCESSES = '1';
// Each process accepts from the shared port itself. If this one handed connections out, those on
// their way to a process that is killed would stay open without an answer.
cluster.schedulingPolicy = cluster.SCHED_NONE;
cluster.setupPrimary({
  exec: next,
  args: ['start', '-p', port, '-H', host],
  execArgv: [...heap, '--import', preload],
});

const startWeb = (): ChildProcess => {
  const child = cluster.fork({ JOBS: 'off' }).process;
  relayCollections(child, () => all.map(({ current }) => current()));
  return child;
};
const web: Kept[] = Array.from({ length: Number(webProcesses) }, () => keepRunning(startWeb));
const jobs = jobsPlace === 'apart' ? [keepRunning(() => forkJobs({}))] : [];
const all = [...web, ...jobs];

const drainMs = DRAIN_SECONDS * 1_000;
let restarting: Promise<void> = Promise.resolve();

async function replaceAll(): Promise<void> {
  for (const kept of web) await kept.replace((old) => stopProcess(old, { drainMs, by: leave }));
  for (const kept of jobs) await kept.replace((old) => stopProcess(old));
}

/** Passes the launcher's words on, and answers for all processes together. */
process.on('message', async (message) => {
  if (message === restart) restarting = restarting.then(replaceAll);
  if (message === drain) for (const { current } of web) current().send(drain, () => undefined);
  if (message !== stopWork) return;
  await Promise.all(all.map((kept) => kept.askedToStop()));
  process.send?.(workStopped);
});

process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', async () => {
  await Promise.all(all.map((kept) => kept.end()));
  process.exit(0);
});
