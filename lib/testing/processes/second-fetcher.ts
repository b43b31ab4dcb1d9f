import { fetchDuePeople } from '#lib/erp/thin/drain-fetches.ts';
import { fastPace } from '../fast-pace.ts';

/** For tests: a connection whose due people the other process fetches. */
export type FetchAsked = { structureId: string; connectionId: string };

// A second process fetches on the test's database, and answers once no person is due.
process.on('message', async (asked: FetchAsked) => {
  await fetchDuePeople(asked, fastPace);
  process.send?.('done');
});
