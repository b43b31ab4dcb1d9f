import { beforeAll, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { newId } from '#lib/identity/new-id.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { insertGenerated } from '#lib/testing/matching/insert-generated.ts';
import { labelledSet } from '#lib/testing/matching/labelled.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { likelihoodOf } from '../reasons.ts';
import { searchDuplicates } from './search-duplicates.ts';

beforeAll(async () => {
  await testDatabase();
});

test('finds the second records of people, and takes no two people for one, in a generated club', async () => {
  const { structure } = await testStaff();
  const { clients, people } = labelledSet(20_261_128);
  const records = people.map(({ kind, account, clientId }) => ({ ...account, kind, clientId, id: newId() }));
  await insertGenerated(structure.id, [...clients, ...records]);
  const ids = records.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += 100)
    await searchDuplicates(structure.id, ids.slice(from, from + 100), { replace: false });
  const { rows } = await connection().pool.query<{ first: string; second: string; score: number }>(
    'select first_id as first, second_id as second, score from duplicate_pair where structure_id = $1',
    [structure.id],
  );
  const pairs = new Map(rows.map(({ first, second, score }) => [`${first} ${second}`, score]));
  const scoreOfPair = (one: string, other: string) => pairs.get([one, other].sort().join(' '));
  // The same person, although the set made two people of one client.
  const personOf = new Map<string, string>(records.map(({ id, clientId }) => [id, clientId ?? id]));
  const isOne = ({ first, second }: { first: string; second: string }) =>
    (personOf.get(first) ?? first) === (personOf.get(second) ?? second);
  const same = records.filter(({ clientId }) => clientId !== null);
  const found = same.filter(({ id, clientId }) => scoreOfPair(id, clientId as string) !== undefined);
  const sure = rows.filter(({ score }) => likelihoodOf(score) === 'very-likely');
  const precision = sure.filter(isOne).length / sure.length;
  const recall = found.length / same.length;
  const lines = [...Map.groupBy(records, ({ kind }) => kind)].map(([kind, ofKind]) => {
    const own = new Set(ofKind.map(({ id }) => id));
    const ofSame = same.filter(({ id }) => own.has(id));
    const sureOnes = sure.filter(({ first, second }) => own.has(first) || own.has(second));
    const right = sureOnes.filter(isOne).length;
    const recallOfKind =
      ofSame.length > 0 ? `found ${found.filter(({ id }) => own.has(id)).length} of ${ofSame.length}` : '';
    return `  ${kind.padEnd(32)} ${recallOfKind.padEnd(18)} very likely: ${right} right, ${sureOnes.length - right} wrong`;
  });
  const shown = (share: number) => `${(100 * share).toFixed(1)} %`;
  process.stdout.write(
    [`duplicates: precision at "very likely" ${shown(precision)}, recall ${shown(recall)}`, ...lines, ''].join('\n'),
  );
  expect(precision).toBeGreaterThanOrEqual(0.98);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});
