import { beforeAll, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { type RegistrationState, registrationState } from '#lib/access/registration-state.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { countByState, countLimit } from '../count-by-state.ts';
import { deleteClient } from '../delete-client.ts';
import { listClients } from '../list-clients.ts';
import { parseListQuery } from '../list-query.ts';
import { pageSize } from '../list-rows.ts';

let club: Staff;
const states: RegistrationState[] = ['not-registered', 'registered', 'pending', 'refused'];

beforeAll(async () => {
  await testDatabase();
  club = await testStaff();
  const key = await testKey(club);
  const { rows } = await connection().pool.query<{ code: string }>(
    'select join_code as code from structure where id = $1',
    [club.structure.id],
  );
  const joinCode = rows[0]?.code ?? '';
  const email = (name: string) => `${name}@exemple.example`;
  // There are two in each state, one of which moves to the trash, and three without a registration.
  for (const name of ['refused-a', 'refused-b', 'pending-a', 'pending-b'])
    await testRegistration(key, email(name), { joinCode, lastName: name });
  for (const { id, lastName } of await listRequests(club))
    if (lastName.startsWith('refused')) await refuseRequest(club, id, 'Non');
  for (const name of ['registered-a', 'registered-b']) await testRegistration(key, email(name), { lastName: name });
  for (const state of states) {
    await addTestClient(club, { lastName: `${state}-a`, email: email(`${state}-a`) });
    const binned = await addTestClient(club, { lastName: `${state}-b`, email: email(`${state}-b`) });
    await deleteClient(club, binned);
  }
  await addTestClient(club, { lastName: 'not-registered-c' });
  await addTestClient(await testStaff(), { email: email('registered-a') });
});

test.each(states)('shows for filter %s the clients that the list shows in that state', async (state) => {
  const page = await listClients(club, parseListQuery({ state }));
  const rows = page.ok ? page.value.rows : [];
  expect(rows.map(({ lastName }) => lastName)).toEqual(
    state === 'not-registered' ? [`${state}-a`, `${state}-c`] : [`${state}-a`],
  );
  const registrations = await registrationsOf(
    club,
    rows.map(({ id }) => id),
  );
  for (const { id } of rows) expect(registrationState(registrations.get(id))).toBe(state);
});

test('counts for each filter as many clients as its list has', async () => {
  const counts = await countByState(club);
  for (const state of [...states, 'all'] as const) {
    const page = await listClients(club, parseListQuery({ state }));
    expect(counts[state], state).toBe(page.ok ? page.value.rows.length : -1);
  }
});

test('lists and counts registered clients without access, by the reason of their verdict', async () => {
  const desk = await testStaff();
  const key = await testKey(desk);
  const add = async (lastName: string, columns: Record<string, unknown> = {}) => {
    const email = `${lastName}-${crypto.randomUUID()}@exemple.example`;
    const id = await addTestClient(desk, { lastName, email });
    await testRegistration(key, email, { lastName });
    await prisma().client.update({
      where: { structureId_id: { structureId: desk.structure.id, id } },
      data: columns,
    });
    return id;
  };
  const prove = (clientId: string) =>
    connection().pool.query(
      `insert into app_proof (id, token_id, email_key, expires_at, proved_at)
       select gen_random_uuid(), t.id, p.email_key, now(), now()
       from attachment a join app_account p on p.id = a.account_id join app_token t on t.account_id = p.id
       where a.client_id = $1`,
      [clientId],
    );
  const removed = { erpId: 'x', erpRemovedAt: new Date() };
  await add('unproved');
  await prove(await add('open'));
  await prove(await add('removed', removed));
  await prove(await add('granted', { ...removed, erpId: 'y', accessUntil: new Date(Date.now() + 86_400_000) }));
  const binned = await add('binned');
  await deleteClient(desk, binned);
  await addTestClient(desk, { lastName: 'unregistered' });
  const named = async (query: Record<string, string>) => {
    const page = await listClients(desk, parseListQuery(query));
    if (!page.ok) throw new Error(page.problem);
    return { names: page.value.rows.map(({ lastName }) => lastName), counts: page.value.counts };
  };
  expect((await named({ state: 'without-access' })).names).toEqual(['removed', 'unproved']);
  expect((await countByState(desk))['without-access']).toBe(2);
  expect(await named({ state: 'without-access', q: 'prov' })).toMatchObject({
    names: ['unproved'],
    counts: { all: 1, registered: 1, 'without-access': 1, 'not-registered': 0 },
  });
  const page = await listClients(desk, parseListQuery({}));
  const rows = page.ok ? page.value.rows : [];
  const registrations = await registrationsOf(
    desk,
    rows.map(({ id }) => id),
  );
  for (const { id, lastName } of rows) {
    const verdict = (await readVerdict(desk, { clientId: id }))?.verdict;
    const reason = registrations.get(id)?.withoutAccess ?? (registrations.has(id) ? 'open' : 'not-registered');
    expect(reason, lastName).toBe(verdict?.reason);
  }
  await prisma().structure.update({
    where: { id: desk.structure.id },
    data: { proofNeeded: false, formersKeepAccess: true },
  });
  expect((await countByState(desk))['without-access']).toBe(0);
});

test('counts a search within a filter too', async () => {
  const page = await listClients(club, parseListQuery({ state: 'not-registered', q: 'registered c' }));
  expect(page.ok && page.value).toMatchObject({ total: 1, rows: [{ lastName: 'not-registered-c' }] });
});

test('counts clients without an account exactly beyond the count limit', async () => {
  const big = await testStaff();
  await connection().pool.query(
    `insert into client (structure_id, id, last_name, email, email_key, source, sort_name, search_text)
     select $1, gen_random_uuid(), n, mail, mail, 'manual', n, n
     from generate_series(1, $2) number, lateral (select number::text as n, number || '@foule.example' as mail) person`,
    [big.structure.id, countLimit + 50],
  );
  const key = await testKey(big);
  const first = await listClients(big, parseListQuery({}));
  const second = await listClients(big, parseListQuery({ after: (first.ok && first.value.after) || '' }));
  const some = [first, second].flatMap((page) => (page.ok ? page.value.rows : []));
  expect(await countByState(big)).toMatchObject({
    all: countLimit + 1,
    'not-registered': countLimit + 1,
    manual: null,
    imported: null,
  });
  for (const { email } of some) await testRegistration(key, email);
  expect(await countByState(big)).toMatchObject({
    registered: 2 * pageSize,
    'not-registered': countLimit + 50 - 2 * pageSize,
  });
  await deleteClient(big, some[0]?.id ?? '');
  expect(await countByState(big)).toMatchObject({
    registered: 2 * pageSize - 1,
    'not-registered': countLimit + 50 - 2 * pageSize,
  });
});
