import type { Staff } from '#lib/actor/staff.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { fillSearched } from './fill.ts';
import { quantiles } from './measure.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';
import { asProduct } from './statement-time.ts';
import { costliest, typedQueries } from './typed-queries.ts';

/** Searches of each kind that the database is asked for at least. */
const leastOfAKind = 30;
/** How long the list waits for the database, in milliseconds. */
const patience = 1_000;

/**
 * Measures 300 queries as receptionists type them, and the costliest ones, against the page floor;
 * and what PostgreSQL takes for each kind of query, in milliseconds and with row-level security.
 */
export async function search({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fillSearched(staff, rows);
  const typed = await typedQueries(staff);
  const pathOf = (q: string) => `/${slug}/clients?${new URLSearchParams({ q })}`;
  const floor = { paths: ['/bench/clients'], cookie };
  const pages = (queries: string[]) => ({ paths: queries.map(pathOf), cookie });
  const all = Object.values(typed).flat();
  const usual = await compare({ url, floor, ours: { search: pages(all) }, rounds: 2, amount: all.length });
  const worst = await compare({
    url,
    floor,
    ours: { costliest: pages(costliest) },
    rounds: 2,
    amount: 2 * costliest.length,
  });
  return {
    ...usual,
    ours: { ...usual.ours, ...worst.ours },
    ratio: { ...usual.ratio, ...worst.ratio },
    database: await databasePart(staff, { ...typed, ...Object.fromEntries(costliest.map((q) => [label(q), [q]])) }),
  };
}

/** Times of the statements of each kind of query, after one that fills the caches. */
async function databasePart(staff: Staff, kinds: Record<string, string[]>): Promise<object> {
  return asProduct(staff, async (timeOf) => {
    const parts: Record<string, object> = {};
    const everything: number[] = [];
    for (const [kind, queries] of Object.entries(kinds)) {
      const times: number[] = [];
      for (const q of queries) await timeOf(() => listClients(staff, parseListQuery({ q })));
      while (times.length < leastOfAKind)
        for (const q of queries) {
          let found = true;
          const time = await timeOf(async () => {
            found = (await listClients(staff, parseListQuery({ q }))).ok;
          });
          // PostgreSQL does not say how long a statement took that it broke off.
          times.push(found ? time : Math.max(time, patience));
        }
      everything.push(...times);
      parts[kind] = quantilesOf(times);
    }
    return { ...parts, all: quantilesOf(everything) };
  });
}

function quantilesOf(times: number[]): object {
  const { p50, p95, max } = quantiles([...times]);
  return { p50, p95, max };
}

function label(q: string): string {
  return `"${q.length > 20 ? `${q.slice(0, 5)}…` : q}"`;
}
