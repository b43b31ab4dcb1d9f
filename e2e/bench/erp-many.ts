import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { clientsFile } from './clients-file.ts';
import { copyFloor } from './copy-floor.ts';
import { median } from './measure.ts';
import { message, type PlayedErp, playedErp, someone } from './played-erp.ts';
import { emptyBase } from './run-import.ts';
import type { Stand } from './stand.ts';

const rounds = 5;
const perCall = 1_000;

/**
 * Measures batches of a thousand events, one call after another, into an empty database, against
 * the copy floor: clients a second, in turn.
 */
export async function batch(stand: Stand, rows: number): Promise<object> {
  const played = await playedErp(stand);
  return inTurn(stand, rows, async (round) => {
    for (let from = 0; from < rows; from += perCall) {
      const count = Math.min(perCall, rows - from);
      const events = Array.from({ length: count }, (_, n) => message(round, someone(`C-${from + n}`, from + n)));
      await post(stand, played, 'batch', JSON.stringify({ events }), (body) => body);
    }
  });
}

/** Measures a snapshot in one stream, until its job is done. */
export async function snapshot(stand: Stand, rows: number): Promise<object> {
  const played = await playedErp(stand);
  const text = Array.from({ length: rows }, (_, n) => `${JSON.stringify(someone(`C-${n}`, n))}\n`).join('');
  return inTurn(stand, rows, async () => {
    const { snapshotId } = await post(stand, played, 'snapshot', text, (body) =>
      createHash('sha256').update(body).digest('hex'),
    );
    const address = `${stand.url}/api/erp/${played.connectionId}/snapshot/${snapshotId}`;
    for (;;) {
      const { state } = (await (await fetch(address)).json()) as { state: string };
      if (state === 'applied') return;
      if (state !== 'planning' && state !== 'applying') throw new Error(`the snapshot is ${state}`);
      await pause(20);
    }
  });
}

async function inTurn(stand: Stand, rows: number, bring: (round: number) => Promise<void>): Promise<object> {
  const file = clientsFile(rows);
  const runs: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await emptyBase();
    const floor = await copyFloor(file);
    const began = performance.now();
    await bring(round);
    runs.push({ ours: (performance.now() - began) / 1_000, floor });
  }
  const perSecond = (of: 'ours' | 'floor') => Math.round(rows / median(runs.map((run) => run[of])));
  return {
    ours: { rate: perSecond('ours'), peakMemory: await stand.peakMemory() },
    floor: { rate: perSecond('floor') },
    ratio: median(runs.map(({ ours, floor }) => floor / ours)),
    rounds,
  };
}

async function post(
  { url }: Stand,
  { connectionId: id, secret }: PlayedErp,
  path: string,
  body: string,
  sign: (body: string) => string,
): Promise<{ snapshotId?: string }> {
  const answer = await fetch(`${url}/api/erp/${id}/${path}`, {
    method: 'POST',
    body,
    headers: signStandard(secret, sign(body)),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { snapshotId?: string };
}
