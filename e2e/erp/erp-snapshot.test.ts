import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { prisma } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import type { SnapshotProgress } from '#lib/erp/snapshots/read-snapshot.ts';
import { erpPerson } from '#lib/testing/erp.ts';

/** Number of people in the ERP. */
const lines = Number(process.env.SNAPSHOT_LINES ?? 5_000);
/** Maximum MB of the server's memory, however many people there are. */
const maxMemoryMb = 400;

const context = erpTrial();

/** Yields the first `count` people, a thousand lines at a time. */
function* ndjson(count: number): Generator<Buffer> {
  for (let from = 0; from < count; from += 1_000) {
    const people = Array.from({ length: Math.min(1_000, count - from) }, (_, n) => erpPerson(`C-${from + n}`));
    yield Buffer.from(people.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
}

/** Sends the first `count` people as a snapshot, and waits until it has ended. */
async function bring(count: number): Promise<SnapshotProgress> {
  const hash = createHash('sha256');
  for (const piece of ndjson(count)) hash.update(piece);
  const url = `${context.product.url}/api/erp/${context.erp.connection.id}/snapshot`;
  const headers = signStandard(context.erp.secret, hash.digest('hex'));
  const body = Readable.toWeb(Readable.from(ndjson(count))) as ReadableStream;
  const answer = await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  expect(answer.status).toBe(202);
  const { snapshotId } = (await answer.json()) as { snapshotId: string };
  const look = async () => (await (await fetch(`${url}/${snapshotId}`)).json()) as SnapshotProgress;
  await expect
    .poll(async () => (await look()).state, { timeout: 3_000_000, interval: 200 })
    .toMatch(/^(applied|held|failed)$/);
  return look();
}

test(`applies ${lines} lines in one stream, in bounded memory, and holds a snapshot that drops 63 % of them`, async () => {
  expect(await bring(lines)).toMatchObject({ state: 'applied', lines, invalid: 0, created: lines, removed: 0 });
  expect(await context.product.peakMemory()).toBeLessThan(maxMemoryMb);
  const left = Math.round(lines * 0.37);
  expect(await bring(left)).toMatchObject({
    state: 'held',
    lines: left,
    removed: 0,
    held: { toRemove: lines - left, toReaddress: 0 },
  });
  expect(await prisma().client.count({ where: { structureId: context.club.id, erpRemovedAt: null } })).toBe(lines);
  expect(await context.product.peakMemory()).toBeLessThan(maxMemoryMb);
}, 3_600_000);
