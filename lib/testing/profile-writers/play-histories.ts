import { connection } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { incomingBody, type TestErp } from '#lib/testing/erp.ts';
import type { Delivery } from './histories.ts';

/**
 * For tests: sends deliveries in batches of these sizes, in turn. Then, as programs do, sends again
 * what was refused, such as a change of a person who had no address yet.
 * @param retries how often; 0 for a program that sends once
 */
export async function playHistories(erp: TestErp, all: Delivery[], sizes: number[], retries: number): Promise<void> {
  let waiting = await sendAll(erp, all, sizes);
  for (let tries = 0; tries < retries && waiting.length > 0; tries += 1) waiting = await sendAll(erp, waiting, sizes);
}

async function sendAll(erp: TestErp, all: Delivery[], sizes: number[]): Promise<Delivery[]> {
  const refused: Delivery[] = [];
  for (let from = 0, turn = 0; from < all.length; turn += 1) {
    const batch = all.slice(from, from + (sizes[turn % sizes.length] ?? 1));
    from += batch.length;
    const arrived = batch.map(({ raw, call }) => incomingBody(erp, raw, call));
    const results = await receiveEvents(erp.connection, arrived);
    for (const [at, { verdict }] of results.entries()) {
      const delivery = batch[at] as Delivery;
      if (verdict === 'held') throw new Error('the safeguard held an event of a history');
      if (delivery.isMistake && verdict !== 'invalid' && verdict !== 'id-reused')
        throw new Error(`a mistake was ${verdict}: ${delivery.raw}`);
      if (verdict === 'invalid' && !delivery.isMistake) refused.push(delivery);
    }
  }
  return refused;
}

/** For tests: adds clients whom nothing happens to, so that the safeguard holds no one. */
export async function addIdlePeople({ connection: { structureId } }: TestErp, count: number): Promise<void> {
  await connection().pool.query(
    `insert into client (id, structure_id, erp_id, last_name, first_name, email, email_key, source, sort_name,
       search_text)
     select gen_random_uuid(), $1, 'idle ' || n, 'Sage', '', address, address, 'erp', 'sage', 'sage'
     from generate_series(1, $2::int) n, lateral (select 'idle.' || n || '@exemple.example' as address) of_idle`,
    [structureId, count],
  );
}
