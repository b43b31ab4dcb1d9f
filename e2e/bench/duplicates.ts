import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { connection } from '#lib/database/connection.ts';
import { findDuplicates } from '#lib/matching/duplicates/find-duplicates.ts';
import { typedClient } from '#lib/testing/client.ts';
import { fill } from './fill.ts';
import { type Figures, middle, quantiles, ratioOf } from './measure.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

/** People who have a second record, at most a twentieth of the clients. */
const planted = 5_000;
const rounds = 7;
/** Clients added in a round. */
const added = 60;

/**
 * Measures the tab of duplicates with that many clients, of whom 5,000 have a second record,
 * against an empty page, as is the list fed from memory (`memory`); what comparing one of them
 * takes; and adding a client against adding one without queueing it for the search.
 */
export async function duplicates({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fill(staff, rows);
  const pairs = Math.min(planted, rows / 20);
  await plant(staff, pairs);
  const start = performance.now();
  while ((await queued()) > 0) await findDuplicates({ maxMs: 60_000 });
  const msPerClient = (performance.now() - start) / pairs;
  await connection().pool.query('analyze duplicate_pair');
  const home = `/${slug}/matches/duplicates`;
  const { found, after } = await foundPairs(staff);
  const ours = {
    first: { paths: [home], cookie },
    middle: { paths: [`${home}?after=${after}`], cookie },
    memory: { paths: ['/bench/clients'], cookie },
  };
  const pages = await compare({ url, floor: { paths: ['/bench/empty'], cookie }, ours, rounds: 5, amount: 40 });
  const add = await measureAdding(staff);
  return {
    ...pages,
    ours: { ...pages.ours, add: add.queueing },
    floor: { ...pages.floor, 'add p50': add.plain.p50, 'add p95': add.plain.p95 },
    ratio: { ...pages.ratio, add: add.ratio },
    ...{ planted: pairs, found, msPerClient: Math.round(100 * msPerClient) / 100 },
  };
}

/** Gives people a second record, with their name and phone or birthday, and another address. */
async function plant({ structure }: Staff, pairs: number): Promise<void> {
  const { pool } = connection();
  // The clients of before are taken as compared: they have no second record.
  await pool.query(
    `insert into duplicate_search (structure_id, after_id)
     select $1, 'ffffffff-ffff-ffff-ffff-ffffffffffff' on conflict (structure_id) do update set after_id = excluded.after_id`,
    [structure.id],
  );
  await pool.query(
    `insert into client (structure_id, id, last_name, first_name, email, email_key, phone, birth_date, sort_name,
       search_text, source)
     select structure_id, gen_random_uuid(), last_name, first_name, 'second.' || email, 'second.' || email_key, phone,
       birth_date, sort_name, search_text, 'manual'
     from client where structure_id = $1 and phone is not null order by hashtext(email_key) limit $2`,
    [structure.id, pairs],
  );
  await pool.query('vacuum (analyze) client');
}

async function queued(): Promise<number> {
  const { rows } = await connection().pool.query<{ count: number }>(
    'select count(*)::int as count from duplicate_queue',
  );
  return rows[0]?.count ?? 0;
}

/** How many people are proposed with their second record, and a place in the middle of the list. */
async function foundPairs({ structure }: Staff): Promise<{ found: number; after: string }> {
  const { pool } = connection();
  const found = await pool.query<{ count: number }>(
    `select count(*)::int as count from duplicate_pair p
     join client a on a.structure_id = $1 and a.id = p.first_id join client b on b.structure_id = $1 and b.id = p.second_id
     where p.structure_id = $1 and (a.email_key = 'second.' || b.email_key or b.email_key = 'second.' || a.email_key)`,
    [structure.id],
  );
  const place = await pool.query<{ after: string }>(
    `select first_id || '.' || second_id as after from duplicate_pair where structure_id = $1
     order by score desc, first_id, second_id offset (select count(*) / 2 from duplicate_pair where structure_id = $1) limit 1`,
    [structure.id],
  );
  return { found: found.rows[0]?.count ?? 0, after: place.rows[0]?.after ?? '' };
}

/** Adds clients, in turns with and without the trigger that queues them. */
async function measureAdding(staff: Staff) {
  const runs: Record<'queueing' | 'plain', Figures[]> = { queueing: [], plain: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ['plain', 'queueing'] as const) {
      await connection().pool.query(
        `alter table client ${way === 'plain' ? 'disable' : 'enable'} trigger queue_new_duplicates`,
      );
      const run = await addSome(staff);
      if (round > 0) runs[way].push(run);
    }
  }
  const share = (key: 'p50' | 'p95') => ratioOf(runs.queueing, runs.plain, key);
  return {
    queueing: middle(runs.queueing),
    plain: middle(runs.plain),
    ratio: { p50: share('p50'), p95: share('p95') },
  };
}

async function addSome(staff: Staff): Promise<Figures> {
  const times: number[] = [];
  for (let n = 0; n < added; n += 1) {
    const input = typedClient({ lastName: `Ajout ${n}`, firstName: 'Zoé' });
    const start = performance.now();
    const result = await addClient(staff, input);
    times.push(performance.now() - start);
    if (!result.ok) throw new Error(`not added: ${result.problem.code}`);
  }
  return { ...quantiles(times), rate: 0 };
}
