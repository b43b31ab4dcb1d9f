import { connection } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { clientsFile } from './clients-file.ts';
import { median, quantiles } from './measure.ts';
import { message, type PlayedErp, playedErp, someone } from './played-erp.ts';
import { runImport } from './run-import.ts';
import { openClub, type Stand } from './stand.ts';

const rounds = 5;
const connections = 16;

/**
 * Measures signed single events over 16 connections, with journal, verdict and history, against the
 * ping floor: events a second, in turn. `lag` is what the journal shows; `besideImport` the time
 * from the post to the answer, which arrives once the list shows the event, while another structure
 * imports as many rows. All in milliseconds.
 * @param rows events in all
 */
export async function erp(stand: Stand, rows: number): Promise<object> {
  const each = Math.max(200, Math.floor(rows / rounds));
  const played = await playedErp(stand);
  const runs: { ours: number; floor: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = await rate(each, (n) => ({ url: `${stand.url}/bench/ping`, body: bodyOf(round, n), headers: {} }));
    const ours = await rate(each, (n) => event(stand, played, round, n));
    if (round > 0) runs.push({ ours, floor });
  }
  const besideImport = await beside(stand, rows, (n) => event(stand, played, rounds + 1, n));
  const { rows: lags } = await connection().pool.query<{ p50: number; p99: number }>(
    `select percentile_disc(0.5) within group (order by lag) as p50,
      percentile_disc(0.99) within group (order by lag) as p99
     from erp_event where structure_id = $1`,
    [stand.staff.structure.id],
  );
  return {
    ours: { rate: median(runs.map(({ ours }) => ours)), lag: lags[0], besideImport },
    floor: { rate: median(runs.map(({ floor }) => floor)) },
    ratio: median(runs.map(({ ours, floor }) => ours / floor)),
    rounds,
  };
}

type Sent = { url: string; body: string; headers: Record<string, string> };

function event({ url }: Stand, { connectionId, secret }: PlayedErp, round: number, n: number): Sent {
  const body = bodyOf(round, n);
  return { url: `${url}/api/erp/${connectionId}/events`, body, headers: signStandard(secret, body) };
}

/** Makes an event: half of them new people, half of them with another phone than before. */
function bodyOf(round: number, n: number): string {
  return JSON.stringify(message(round * 3_600 + n, someone(`C-${n % 2 ? n : `${round}-${n}`}`, round * 1_000_000 + n)));
}

async function beside(stand: Stand, rows: number, next: (n: number) => Sent): Promise<object> {
  const neighbour = await openClub(stand, 'voisin@bench.example');
  let over = false;
  const importing = runImport(neighbour, clientsFile(rows)).finally(() => {
    over = true;
  });
  const times: number[] = [];
  let at = 0;
  const worker = async () => {
    while (!over) {
      const began = performance.now();
      await send(next(at++));
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { ...quantiles(times), events: times.length, import: (await importing).total };
}

async function rate(amount: number, next: (n: number) => Sent): Promise<number> {
  let at = 0;
  const began = performance.now();
  const worker = async () => {
    for (let n = at++; n < amount; n = at++) await send(next(n));
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return Math.round((amount / (performance.now() - began)) * 1_000);
}

async function send({ url, body, headers }: Sent): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  });
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}
