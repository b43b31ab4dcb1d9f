import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { encodeCursor } from '#lib/database/keyset.ts';
import { fill } from './fill.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

/** Measures the first, a deep and a filtered page of the list against the page floor. */
export async function list({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fill(staff, rows);
  const home = `/${slug}/clients`;
  const ours = {
    first: { paths: [home], cookie },
    deep: { paths: [`${home}?after=${await placeInTheMiddle(staff, rows)}`], cookie },
    filtered: { paths: [`${home}?state=manual`], cookie },
  };
  return compare({ url, floor: { paths: ['/bench/clients'], cookie }, ours, rounds: 5, amount: 100 });
}

async function placeInTheMiddle(staff: Staff, rows: number): Promise<string> {
  const index = Math.floor(rows / 2);
  const found = await connection().pool.query<{ value: string; id: string }>(
    'select sort_name as value, id from client where structure_id = $1 order by sort_name, id offset $2 limit 1',
    [staff.structure.id, index],
  );
  const row = found.rows[0];
  if (!row) throw new Error('there is no middle');
  return encodeCursor({ ...row, index });
}
