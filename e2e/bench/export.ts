import { once } from 'node:events';
import { get } from 'node:http';
import { to as copyTo } from 'pg-copy-streams';
import { connection } from '#lib/database/connection.ts';
import { fill } from './fill.ts';
import { median } from './measure.ts';
import type { Stand } from './stand.ts';

const rounds = 3;

/**
 * Measures the whole list as a file, against COPY of the same columns in the same order: clients a
 * second, milliseconds to the first byte, and the server's peak memory, in MB, after 10,000 clients
 * and after all of them.
 */
export async function exportFile(stand: Stand, rows: number): Promise<object> {
  const few = Math.min(10_000, rows);
  await fill(stand.staff, few);
  for (let round = 0; round < rounds; round += 1) await fetched(stand, few);
  const before = await stand.peakMemory();
  await connection().pool.query('truncate client cascade');
  await fill(stand.staff, rows);
  const runs: { ours: number; floor: number; firstByte: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await copied(stand);
    const { seconds, firstByte } = await fetched(stand, rows);
    runs.push({ ours: seconds, floor, firstByte });
  }
  const after = await stand.peakMemory();
  const rate = (of: 'ours' | 'floor') => Math.round(rows / median(runs.map((run) => run[of])));
  return {
    ours: { rate: rate('ours'), firstByte: median(runs.map(({ firstByte }) => firstByte)), memory: { before, after } },
    floor: { rate: rate('floor') },
    ratio: { rate: median(runs.map(({ ours, floor }) => floor / ours)), memory: median([after / before]) },
    rounds,
  };
}

/** Downloads the export. @throws Error when it does not contain a line for each client */
async function fetched({ url, slug, cookie }: Stand, rows: number): Promise<{ seconds: number; firstByte: number }> {
  const began = performance.now();
  const [answer] = await once(get(`${url}/${slug}/clients/export`, { headers: { cookie } }), 'response');
  let firstByte = 0;
  let lines = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    firstByte ||= performance.now() - began;
    for (const byte of chunk) lines += Number(byte === 0x0a);
  }
  if (lines !== rows + 1) throw new Error(`${lines} lines of ${rows} clients`);
  return { seconds: (performance.now() - began) / 1_000, firstByte };
}

async function copied({ staff }: Stand): Promise<number> {
  const client = await connection().pool.connect();
  const began = performance.now();
  try {
    const columns = 'last_name, first_name, email, phone, birth_date, gender, language, member_number, groups, note';
    // The id is the benchmark's own, so it is safe in SQL.
    const chosen = `select ${columns} from client where structure_id = '${staff.structure.id}' order by sort_name, id`;
    for await (const _ of client.query(copyTo(`copy (${chosen}) to stdout (format csv, header)`)));
    return (performance.now() - began) / 1_000;
  } finally {
    client.release();
  }
}
