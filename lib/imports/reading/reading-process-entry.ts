// Runs in a process of its own: see reading-process.ts. It answers one task at a time.
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { disconnect } from '#lib/database/connection.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import { storedFile } from '#lib/imports/file/stored-file.ts';
import { type DetectedLayout, detectLayout } from '#lib/imports/layout/detect-layout.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { rememberedMapping } from '#lib/imports/layout/remembered-mapping.ts';
import { planImport } from '#lib/imports/plan/plan-import.ts';
import { offerRecommendedCiphers } from '#lib/log/recommended-ciphers.ts';
import type { Result } from '#lib/result.ts';

/**
 * What a reading process does. `databaseUrl`: of the server that asks, which may change in tests.
 */
export type ReadingTask = { of: ImportKey; databaseUrl: string | undefined } & (
  | { name: 'understand'; bytes: number; country: string; chosen: LayoutOverrides | undefined }
  | { name: 'plan' }
);

/** What each task returns. */
export type ReadingValue = { understand: Result<DetectedLayout, FileProblem>; plan: undefined };

/** An error as it can be copied to another process. */
export type Answer = { value: unknown } | { error: { message: string; name: string; code?: unknown; stack?: string } };

/** What arrives from the process: the milliseconds that it has worked so far, then its answer. */
export type ReadingMessage = { active: number } | Answer;

/** Milliseconds between two reports. */
const reportEvery = 100;

offerRecommendedCiphers();

const send = (message: ReadingMessage) => process.send?.(message, undefined, undefined, () => undefined);

process.on('message', async (task: ReadingTask) => {
  const begun = performance.eventLoopUtilization();
  const reports = setInterval(() => send({ active: performance.eventLoopUtilization(begun).active }), reportEvery);
  const answered = await answer(task);
  clearInterval(reports);
  send(answered);
});

// The server alone decides when a reading ends, also when a terminal or a supervisor sends the
// signal to all of its processes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
// A file that blocks the event loop would outlive a killed server.
new Worker(new URL('./watch-parent.ts', import.meta.url), { workerData: process.ppid, execArgv: [] }).unref();

async function answer(task: ReadingTask): Promise<Answer> {
  if (task.databaseUrl) process.env.DATABASE_URL = task.databaseUrl;
  try {
    return { value: await run(task) };
  } catch (error) {
    return { error: copyable(error) };
  } finally {
    await disconnect().catch(() => undefined);
  }
}

function run(task: ReadingTask): Promise<unknown> {
  if (task.name === 'plan') return planImport(task.of);
  const { of, bytes, country, chosen } = task;
  return detectLayout(storedFile(of, bytes), chosen, {
    country,
    remember: (header) => rememberedMapping(of.structureId, header),
  });
}

function copyable(error: unknown): { message: string; name: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { message: String(error), name: 'Error' };
  const { message, name, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message, name, ...(code !== undefined && { code }), ...(stack !== undefined && { stack }) };
}
