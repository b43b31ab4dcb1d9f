import { expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { readSigned } from '#e2e/support/reading-cases.ts';
import { prisma } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { fullProfileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { testBody, testErpId } from '#lib/erp/sandbox/test-contact.ts';
import { erpPerson, message, testErp } from '#lib/testing/erp.ts';

const context = erpTrial();
const read = (path: string, options?: Parameters<typeof readSigned>[2]) => readSigned(context, path, options);

async function send(...people: Record<string, unknown>[]): Promise<string[]> {
  const events = people.map((person) => message('created', 1, person));
  const { json } = await context.post(JSON.stringify({ events }), { path: 'batch' });
  return (json.results as { eventId: string }[]).map(({ eventId }) => eventId);
}

test('lists every person once, in pages, and each alone whatever is in the id', async () => {
  const ids = ['C-1', 'ä b', 'ACC/2026/7', '50%', 'a?b#c', "o'brien", 'C-10', '..%2F', '日本'];
  await send(...ids.map((id, n) => erpPerson(id, { email: `p${n}@exemple.example`, phone: '06 12 34 56 78' })));
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { status, json } = await read(`people?limit=2&after=${encodeURIComponent(after)}`);
    expect(status).toBe(200);
    seen.push(...(json.people as { id: string }[]).map(({ id }) => id));
    after = json.next as string | null;
  }
  expect(seen.toSorted()).toEqual(ids.toSorted());
  for (const [n, id] of ids.entries())
    expect(await read(`people/${encodeURIComponent(id)}`), id).toMatchObject({
      status: 200,
      json: {
        id,
        kind: null,
        email: `p${n}@exemple.example`,
        phone: '+33612345678',
        secondPhone: null,
        active: true,
        birthDate: null,
      },
    });
  expect(await read('people/ACC/2026/7')).toMatchObject({ status: 200, json: { id: 'ACC/2026/7' } });
  for (const path of ['people/none', 'people/%00', `people/${'x'.repeat(500)}`, 'people/%F0%9F'])
    expect([400, 404], path).toContain((await read(path)).status);
});

test('takes a signature for its own path and query alone, and shows no other structure', async () => {
  await send(erpPerson('C-1'));
  const { id } = context.erp.connection;
  const signed = signStandard(context.erp.secret, `/api/erp/${id}/people`);
  expect((await read('people', { headers: signed })).status).toBe(200);
  for (const path of ['people?', 'people?limit=2', 'people/C-1', 'journal'])
    expect(await read(path, { headers: signed }), path).toMatchObject({ status: 401, code: 'signature-invalid' });
  const body = JSON.stringify(message('created', 1, erpPerson('C-1')));
  expect((await read('people', { headers: signStandard(context.erp.secret, body) })).status).toBe(401);
  const other = await testErp((await openClub()).owner);
  const target = `/api/erp/${other.connection.id}/people/C-1`;
  const headers = signStandard(other.secret, target);
  expect(await read('people/C-1', { id: other.connection.id, headers })).toMatchObject({ code: 'unknown-person' });
});

test.each(fullProfileNames.filter((name) => profileOf(name).secret === 'carried'))(
  'reads what %s sent with its secret in a header',
  async (profile) => {
    const { connection, secret } = await testErp((await openClub()).owner, profile);
    const body = JSON.stringify(testBody(profile, 'upsert', new Date()));
    const path = profile === 'bearer' ? 'events' : `events/${secret}/upsert`;
    const authorization = { authorization: `Bearer ${secret}` };
    const sent = await context.post(body, { path, id: connection.id, headers: authorization });
    expect(sent.json).toMatchObject({ result: 'applied' });
    const erpId = testErpId(profile);
    for (const headers of [authorization, { 'x-api-key': secret }] as Record<string, string>[])
      expect(await read(`people/${erpId}`, { id: connection.id, headers })).toMatchObject({
        json: { id: erpId, kind: profileOf(profile).defaultKind ?? null, clientId: sent.json.clientId },
      });
    expect((await read('people', { id: connection.id, headers: { 'x-api-key': 'wrong' } })).status).toBe(401);
  },
);

test('reads the journal by verdict, and replays in the ERP’s own name under the safeguard', async () => {
  const [eventId = ''] = await send(erpPerson('C-1'), { id: 'C-2' });
  // Events of one batch arrive at the same moment and have no order among them.
  await send({ id: 'C-3', email: 'zoe.exemple' });
  const refused = await read('journal?verdict=invalid&limit=1');
  expect(refused.json).toMatchObject({ events: [{ result: 'invalid', id: 'C-2', changes: {}, tries: 1 }] });
  const [first] = refused.json.events as { errors: object[] }[];
  expect(first?.errors).not.toEqual([]);
  const next = await read(`journal?verdict=invalid&limit=1&after=${refused.json.next}`);
  expect(next.json).toMatchObject({ events: [{ id: 'C-3' }], next: null });
  expect((await read(`journal/${eventId}/replay`, { method: 'POST' })).json).toMatchObject({ eventId });
  expect((await read(`journal/${eventId}`)).json).toMatchObject({ eventId, result: 'applied', tries: 2 });
  const audited = await prisma().auditEvent.findMany({
    where: { structureId: context.club.id, kind: 'erp-event-replayed' },
  });
  expect(audited).toMatchObject([{ staffId: null, details: { eventId, byErp: true } }]);
});

test('keeps what the safeguard holds for staff, and answers other methods with Allow', async () => {
  await send(...Array.from({ length: 30 }, (_, n) => erpPerson(`C-${n}`)));
  const events = Array.from({ length: 30 }, (_, n) => message('deleted', 2, { id: `C-${n}` }));
  const { json } = await context.post(JSON.stringify({ events }), { path: 'batch' });
  const held = (json.results as { result: string; eventId: string }[]).filter(({ result }) => result === 'held');
  expect(held.length).toBeGreaterThan(0);
  const again = await read(`journal/${held[0]?.eventId}/replay`, { method: 'POST' });
  expect(again).toMatchObject({ status: 200, json: { result: 'held' } });
  const url = `${context.product.url}/api/erp/${context.erp.connection.id}/people`;
  const refused = await fetch(url, { method: 'POST' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect((await read('people', { method: 'HEAD' })).status).toBe(200);
});
