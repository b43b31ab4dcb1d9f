import { fullPages } from '#e2e/support/full-pages.ts';
import { type Weight, weigh } from '#e2e/support/weigh.ts';
import { disconnect } from '#lib/database/connection.ts';
import { databaseTime } from './database-time.ts';
import { fill } from './fill.ts';
import { median, type Subject } from './measure.ts';
import { compare } from './rounds.ts';
import { openClub, type Stand } from './stand.ts';

const rounds = 5;
const amount = 60;

/**
 * Measures the pages that staff look at most against an empty page in the product's frame, and what
 * each weighs (full of the same people each time) and costs the database (with that many clients).
 * `bare` is the empty page without the frame. `plain` is an answer without React or anything of the
 * product: `toPlain` are the ratios to it, which no change of ours to the empty page can flatter.
 */
export async function pages(stand: Stand, rows: number): Promise<object> {
  const { url, staff, cookie } = stand;
  const other = await openClub(stand, 'thomas@bench.example');
  const paths = await fullPages(staff, other.staff);
  const floor: Subject = { paths: ['/bench/empty'], cookie };
  const plain: Subject = { paths: ['/bench/plain'], cookie };
  const ours: Record<string, Subject> = { bare: { paths: ['/bench/bare'], cookie } };
  for (const [name, path] of Object.entries(paths))
    ours[name] = { paths: [path], cookie: name === 'journal' ? other.cookie : cookie };

  const weights: Record<string, Weight> = {};
  const database: Record<string, number> = {};
  const weighed = Object.entries({ empty: floor, ...ours });
  const address = ({ paths: [path = '/'] }: Subject) => new URL(path, url).href;
  for (const [name, subject] of weighed) weights[name] = await weigh(address(subject), subject.cookie);
  await fill(staff, rows);
  // Sessions report what they were busy when they end; idle ones only seconds later.
  await disconnect();
  for (const [name, subject] of weighed) database[name] = await databaseTime(address(subject), subject.cookie);

  const { ratio, ...compared } = await compare({ url, floor, ours: { plain, ...ours }, rounds, amount });
  const plainly = ratio.plain?.p50 ?? Number.NaN;
  const toPlain = Object.entries({ empty: { p50: 1 }, ...ratio }).map(([name, { p50 }]) => [
    name,
    median([p50 / plainly]),
  ]);
  return { ...compared, ratio: { ...ratio, toPlain: Object.fromEntries(toPlain) }, weights, database };
}
