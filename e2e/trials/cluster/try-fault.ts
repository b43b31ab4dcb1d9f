import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connection } from '#lib/database/connection.ts';
import { waitUntil } from '../deploy/wait-until.ts';
import type { Fault } from './faults/fault.ts';
import { type Judgement, judge } from './judge/judge.ts';
import { type Outcome, outcomeOf } from './judge/outcome.ts';
import { settle } from './judge/settle.ts';
import { addClients } from './load/add-clients.ts';
import { askForMembers, registerStrangers, removeAndReturn } from './load/ask-gate.ts';
import { importFiles } from './load/import-files.ts';
import { type LivePages, openLivePages } from './load/live-pages.ts';
import { type Acknowledged, isHung, openRun, type Run } from './load/run.ts';
import { sendEvents } from './load/send-events.ts';
import type { World } from './load/world.ts';
import type { Stage } from './machines/stage.ts';
import type { Random } from './random.ts';

const livePages = 4;
/** Milliseconds of load before a fault. */
const leadMs = { least: 1_000, most: 6_000 };
/** Changes that are acknowledged before a fault, and afterwards before it counts as over. */
const changesAround = 12;
/** Seconds in which requests that are under way end. */
const endSeconds = 120;

/** What one time of a fault left: its figures, and what is to be looked up again at the end. */
export type Tried = { outcome: Outcome; acknowledged: Acknowledged[]; findings: string[] };

/** Lets a fault happen once under load, at a random moment, and judges what was acknowledged. */
export async function tryFault(fault: Fault, stage: Stage, world: World, random: Random): Promise<Tried> {
  const { pool } = connection();
  // Limits of what one address may do in a day are not what is tried here.
  await pool.query('delete from throttle');
  const run = openRun(path.join(stage.folder, 'acknowledged.jsonl'));
  const pages = openLivePages(world, run, livePages);
  const loops = [addClients, addClients, sendEvents, sendEvents, importFiles, registerStrangers].map((loop) =>
    loop(world, run),
  );
  loops.push(askForMembers(world, run), removeAndReturn(world, run));
  let at = 0;
  let remarks: (string | undefined)[] = [];
  try {
    await waitUntil('changes', () => run.written.length >= changesAround);
    await pause(random.between(leadMs.least, leadMs.most));
    const strike = () => {
      at = performance.now();
    };
    strike();
    remarks = [await fault.make({ stage, world, run, random, strike })];
    remarks.push(await stage.healthy());
    const healed = run.written.length;
    await waitUntil('changes afterwards', () => run.written.length >= healed + changesAround);
    await hearAll(pages, run);
  } finally {
    run.stop();
    await within(endSeconds, 'the end of the load', Promise.all([...loops, pages.close()]));
  }
  await settle(world, run.acknowledged);
  const judgement = await judge(world, run.acknowledged);
  const outcome = outcomeOf(fault.name, run, at, judgement);
  return { outcome, acknowledged: run.acknowledged, findings: findingsOf(run, at, judgement, remarks) };
}

async function within(seconds: number, what: string, work: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const limit = pause(seconds * 1_000, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what}: not within ${seconds} s`);
  });
  await Promise.race([work, limit]).finally(() => late.abort());
  await limit.catch(() => undefined);
}

/** Every live page hears of a change that is made now. */
async function hearAll(pages: LivePages, run: Run): Promise<void> {
  const before = pages.heard();
  const heard = () => pages.heard().every((count, page) => count > (before[page] ?? 0));
  await waitUntil('live pages', heard, 15).catch((error: Error) => run.odd.push(error.message));
}

function findingsOf(run: Run, at: number, { lost, doubled }: Judgement, remarks: (string | undefined)[]): string[] {
  const failures = new Map<string, number>();
  for (const { kind, failure, ...asked } of run.asked) {
    const hung = isHung({ kind, failure, ...asked });
    if (failure === null && !hung) continue;
    const after = ((asked.at - at) / 1_000).toFixed(0);
    const text = `${kind}: ${failure ?? 'answered'}${hung ? ` after ${(asked.milliseconds / 1_000).toFixed(0)} s` : ''} (asked at ${after} s)`;
    failures.set(text, (failures.get(text) ?? 0) + 1);
  }
  return [
    ...remarks.filter((remark) => remark !== undefined),
    ...[...failures].map(([text, count]) => `${count} × ${text}`),
    ...lost.map((text) => `LOST ${text}`),
    ...doubled.map((text) => `DOUBLED ${text}`),
    ...run.wronglyOpen.map((text) => `LET IN ${text}`),
    ...new Set(run.odd.map((text) => `ODD ${text}`)),
  ];
}
