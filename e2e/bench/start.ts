import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answering, next } from '#lib/commands/processes/launch-server.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';
import { median } from './measure.ts';
import type { Stand } from './stand.ts';

const rounds = 5;
const ofBench = { NEXT_DIST_DIR: '.next-bench', CLUB_BENCH: '1' };

/**
 * Measures `npm start` of a built checkout, until the sign-in page answers: on an empty folder and
 * on a used one, against the same server alone beside a running database. Seconds.
 */
export async function start(_stand: Stand): Promise<object> {
  const runs: { first: number; again: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = await mkdtemp(path.join(tmpdir(), 'club-start-'));
    const first = await timed(() => started(folder));
    const again = await timed(() => started(folder));
    await rm(folder, { recursive: true, force: true });
    runs.push({ first, again, floor: await timed(serverAlone) });
  }
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  return {
    ours: { first: middle(({ first }) => first), again: middle(({ again }) => again) },
    floor: { again: middle(({ floor }) => floor) },
    ratio: { first: middle(({ first, floor }) => first / floor), again: middle(({ again, floor }) => again / floor) },
    rounds,
  };
}

/** Measures the seconds until there is something to stop, and stops it. */
async function timed(run: () => Promise<() => Promise<void>>): Promise<number> {
  const began = performance.now();
  const stop = await run();
  const seconds = (performance.now() - began) / 1_000;
  await stop();
  return seconds;
}

async function started(folder: string): Promise<() => Promise<void>> {
  const product: Product = await startProduct(folder, ofBench);
  await page(product.url);
  return product.stop;
}

async function serverAlone(): Promise<() => Promise<void>> {
  const address = { host: '127.0.0.1', port: await freePort('127.0.0.1', 0) };
  const url = `http://127.0.0.1:${address.port}`;
  const secret = process.env.AUTH_SECRET ?? '';
  const child = spawn(process.execPath, [next, 'start', '-p', String(address.port), '-H', address.host], {
    stdio: 'ignore',
    env: { ...process.env, ...ofBench, APP_URL: url, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url },
  });
  await answering(address);
  await page(url);
  return async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
}

async function page(url: string): Promise<void> {
  const answer = await fetch(`${url}/sign-in`);
  if (!answer.ok) throw new Error(`${answer.status} at ${url}/sign-in`);
  await answer.text();
}
