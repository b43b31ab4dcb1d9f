import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { countByState } from './count-by-state.ts';
import { deleteClient } from './delete-client.ts';
import { exportClients } from './export/export-clients.ts';
import { listClients } from './list-clients.ts';
import { type ListQuery, listSorts, parseListQuery } from './list-query.ts';
import { type ClientPage, pageSize } from './list-rows.ts';

let owner: Staff;
let stranger: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff();
  stranger = await testStaff();
});

async function page(staff: Staff, query: Partial<ListQuery>): Promise<ClientPage> {
  const answer = await listClients(staff, { ...parseListQuery({}), ...query });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

const names = ({ rows }: ClientPage) => rows.map(({ lastName, firstName }) => `${lastName} ${firstName}`);

describe('searching', () => {
  beforeAll(async () => {
    await addTestClient(owner, {
      lastName: 'Dupré',
      firstName: 'Hélène',
      email: 'h.d@orange.example',
      phone: '06 12 34 56 78',
      memberNumber: 'A-42',
    });
    await addTestClient(owner, { lastName: 'D’Arcy-O’Neil', firstName: 'Maëlle', email: 'maelle@free.example' });
    await addTestClient(owner, {
      lastName: '100% Martin_Durand',
      firstName: 'Cœline',
      email: 'soleil.levant@sfr.example',
    });
    await addTestClient(owner, { lastName: 'Weiß', firstName: 'Jürgen', email: 'jurgen@münchen-club.example' });
    await addTestClient(stranger, { lastName: 'Dupré', firstName: 'Hélène' });
  });

  test.each([
    ['helene dup', 'Dupré Hélène'],
    ['DUPRÉ  hélène', 'Dupré Hélène'],
    ['dupre', 'Dupré Hélène'],
    ['h.d@orange', 'Dupré Hélène'],
    ['H.D@ORANGE.EXAMPLE', 'Dupré Hélène'],
    ['0612', 'Dupré Hélène'],
    ['06.12.34.56.78', 'Dupré Hélène'],
    ['+33 6 12', 'Dupré Hélène'],
    ['A-42', 'Dupré Hélène'],
    ['+33 (0)6 12 34 56 78', 'Dupré Hélène'],
    ['\u200bh.d@orange.example', 'Dupré Hélène'],
    ['jurgen@münchen-club.example', 'Weiß Jürgen'],
    ['jurgen@xn--mnchen-club-thb.example', 'Weiß Jürgen'],
    ['arcy oneil', "D'Arcy-O'Neil Maëlle"],
    ['darcy', "D'Arcy-O'Neil Maëlle"],
    ['helen dupret', undefined],
    ['d arcy o neil', "D'Arcy-O'Neil Maëlle"],
    ["D'arcy", "D'Arcy-O'Neil Maëlle"],
    ['maelle arcy-o', "D'Arcy-O'Neil Maëlle"],
    ['coeline', '100% Martin_Durand Cœline'],
    ['soleil lev', '100% Martin_Durand Cœline'],
  ])('finds for %j the clients %j', async (q, expected) => {
    expect(names(await page(owner, { q }))).toEqual(expected ? [expected] : []);
  });

  test('counts for each filter the clients found', async () => {
    const { total, counts } = await page(owner, { q: 'dupre', state: 'manual' });
    expect(total).toBe(1);
    expect(counts).toMatchObject({ all: 1, manual: 1, imported: 0, 'not-registered': 1, registered: 0 });
  });

  test.each([
    '%',
    '_',
    '\\',
    `' or 1=1 --`,
    '<script>',
    '😀',
    '\u202e',
    '@',
    '@@',
    'x'.repeat(10_000),
    '\ud800',
    'a\0b',
  ])('treats %j as text only', async (q) => {
    const { rows, total } = await page(owner, parseListQuery({ q }));
    expect(total).toBe(rows.length);
  });
});

describe('paging', () => {
  const count = 2 * pageSize + 7;
  let club: Staff;

  beforeAll(async () => {
    club = await testStaff();
    // Many clients share a name, so that the order falls back on the id.
    for (let index = 0; index < count; index += 1)
      await addTestClient(club, { lastName: `Martin ${index % 9}`, firstName: '' });
  });

  test.each(listSorts)('shows by %s everyone once to the end, and the same pages back', async (sort) => {
    const forth: ClientPage[] = [await page(club, { sort })];
    for (let next = forth[0]?.after; next; next = forth.at(-1)?.after)
      forth.push(await page(club, { sort, after: next }));
    expect(forth.map(({ rows }) => rows.length)).toEqual([pageSize, pageSize, 7]);
    expect(new Set(forth.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(count);
    expect(forth.map(({ first }) => first)).toEqual([1, pageSize + 1, 2 * pageSize + 1]);
    const back: ClientPage[] = [forth.at(-1) as ClientPage];
    for (let previous = back[0]?.before; previous; previous = back[0]?.before)
      back.unshift(await page(club, { sort, before: previous }));
    expect(back).toEqual(forth);
  });

  test('opens the first page for an invalid cursor', async () => {
    const first = await page(club, {});
    for (const after of ['x', 'bnVsbA', Buffer.from('["a","b",1]').toString('base64url')])
      expect(await page(club, { after })).toEqual(first);
  });

  test('opens the first page for a cursor of another order, and for one beyond the last row', async () => {
    const [byName, byDate] = await Promise.all([page(club, {}), page(club, { sort: 'newest' })]);
    expect(await page(club, { sort: 'newest', after: byName.after ?? '' })).toEqual(byDate);
    const beyond = (value: string) =>
      Buffer.from(JSON.stringify([value, byName.rows[0]?.id, 50])).toString('base64url');
    expect(await page(club, { after: beyond('zzzz') })).toEqual(byName);
    expect(await page(club, { before: beyond('') })).toEqual(byName);
    for (const value of ['2026-02-31 00:00:00+00', '99999999-01-01', '1', 'infinity', 'now'])
      expect((await page(club, { sort: 'edited', after: beyond(value) })).rows.length, value).toBeGreaterThan(0);
  });

  test('counts by state, without the trash', async () => {
    const last = (await page(club, {})).rows[0];
    await deleteClient(club, last?.id as string);
    expect(await countByState(club)).toMatchObject({
      all: count - 1,
      manual: count - 1,
      imported: 0,
      'not-registered': count - 1,
    });
    expect((await page(club, { state: 'imported' })).rows).toEqual([]);
  });
});

describe('narrowed to an import', () => {
  const importId = crypto.randomUUID();
  let club: Staff;

  beforeAll(async () => {
    club = await testStaff();
    const other = await testStaff();
    for (let index = 0; index < pageSize + 3; index += 1)
      await addTestClient(club, { lastName: index % 7 === 3 ? 'Venu Trois' : 'Venu' });
    await prisma().client.updateMany({
      where: { structureId: club.structure.id },
      data: { source: 'import', importId, importLine: 2 },
    });
    await addTestClient(club, { lastName: 'Venu', firstName: 'Seul' });
    await addTestClient(other, { lastName: 'Venu', firstName: 'Ailleurs' });
    await prisma().client.updateMany({ where: { structureId: other.structure.id }, data: { importId } });
  });

  test.each(listSorts)(
    'shows by %s the clients it created or changed, to the last page, and no others',
    async (sort) => {
      const first = await page(club, { sort, import: importId });
      const second = await page(club, { sort, import: importId, after: first.after as string });
      expect([first.total, first.rows.length, second.rows.length]).toEqual([pageSize + 3, pageSize, 3]);
      expect(names(first).concat(names(second))).not.toContain('Venu Seul');
    },
  );

  test('narrows further by a search and a state, as does the export', async () => {
    expect((await page(club, { q: 'venu trois', import: importId })).total).toBe(8);
    expect((await page(club, { state: 'manual', import: importId })).total).toBe(0);
    const file = await exportClients(club, parseListQuery({ q: 'venu trois', import: importId }), 'fr');
    if (!file.ok) throw new Error(file.problem);
    let text = '';
    for await (const piece of file.value) text += piece;
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 8);
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { structureId: club.structure.id, kind: 'clients-exported' },
    });
    expect(event.details).toEqual({ query: 'venu trois', state: null, importId });
  });

  test('finds nothing for an import of another structure, and ignores a text that is no id', async () => {
    expect((await page(stranger, { import: importId })).total).toBe(0);
    for (const nonsense of ['', 'x', `${importId}'`, '../..'])
      expect(parseListQuery({ import: nonsense }).import).toBeUndefined();
  });
});
