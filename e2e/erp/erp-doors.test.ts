import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { prisma } from '#lib/database/connection.ts';
import { setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpPerson, message, type TestErp, testErp } from '#lib/testing/erp.ts';

const context = erpTrial();
const { post } = context;

const people = (club: Club = context.club) => prisma().client.findMany({ where: { structureId: club.id } });
const journal = (club: Club = context.club) =>
  prisma().erpEvent.findMany({ where: { structureId: club.id }, orderBy: { receivedAt: 'asc' } });
const lou = () =>
  JSON.stringify({
    type: 'client.created',
    timestamp: new Date().toISOString(),
    data: { id: 'C-1301', email: 'lou.m@exemple.example', firstName: 'Lou', lastName: 'Mercoeur', active: true },
  });
const packed = (text: string) => new Uint8Array(gzipSync(text));
const coded = { 'content-encoding': 'gzip' };
const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

test('names what is wrong with a timestamp, and only where the rest has the right form', async () => {
  const body = lou();
  const timed = (timestamp: string, more = {}) =>
    post(body, { headers: { ...signStandard(context.erp.secret, body), 'webhook-timestamp': timestamp, ...more } });
  expect(await timed(String(Date.now()))).toMatchObject({ status: 401, code: 'timestamp-in-milliseconds' });
  for (const timestamp of [new Date().toISOString(), '1764316800.5', 'now'])
    expect(await timed(timestamp)).toMatchObject({ status: 401, code: 'timestamp-not-a-number' });
  const unsigned = { 'webhook-signature': 'v1,x' };
  expect(await timed(String(Date.now()), unsigned)).toMatchObject({ status: 401, code: 'signature-invalid' });
  expect(await journal()).toEqual([]);
});

test('takes compressed events, batches and snapshots, signed over the content or over the bytes sent', async () => {
  const event = lou();
  const { secret } = context.erp;
  const content = await post(packed(event), { headers: { ...signStandard(secret, event), ...coded } });
  expect(content).toMatchObject({ status: 200, json: { result: 'applied' } });
  const sent = JSON.stringify({ events: [message('created', 1, erpPerson('A'))] });
  const bytes = packed(sent);
  const batch = { ...signStandard(secret, bytes), 'content-encoding': 'x-gzip' };
  expect(await post(bytes, { path: 'batch', headers: batch })).toMatchObject({ status: 200 });
  expect((await people()).map(({ erpId }) => erpId).toSorted()).toEqual(['A', 'C-1301']);
  const base = [erpPerson('A'), JSON.parse(event).data].map((one) => `${JSON.stringify(one)}\n`).join('');
  for (const signed of [hashOf(base), hashOf(packed(base))]) {
    const headers = { ...signStandard(secret, signed), ...coded };
    expect(await post(packed(base), { path: 'snapshot', headers })).toMatchObject({ status: 202 });
  }
});

test('stops at a bomb, and refuses other codings', async () => {
  const bomb = packed('x'.repeat(20_000_000));
  const headers = { ...signStandard(context.erp.secret, bomb), ...coded };
  for (const path of ['events', 'batch', 'snapshot'])
    expect(await post(bomb, { path, headers })).toMatchObject({ status: 413, code: 'too-large' });
  const other = { ...signStandard(context.erp.secret, lou()), 'content-encoding': 'br' };
  const answer = await fetch(`${context.product.url}/api/erp/${context.erp.connection.id}/events`, {
    method: 'POST',
    headers: other,
    body: lou(),
  });
  expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'gzip']);
  const garbled = { ...signStandard(context.erp.secret, hashOf('{}')), ...coded };
  expect(await post('{}', { path: 'snapshot', headers: garbled })).toMatchObject({ status: 415 });
});

test('refuses the second body of an id with 409, and judges a refused one again', async () => {
  const send = (id: string, email: string) => {
    const body = JSON.stringify(message('created', 1, erpPerson(`C-${id}`, { email })));
    return post(body, { headers: signStandard(context.erp.secret, body, id) });
  };
  expect((await send('w10', '')).status).toBe(422);
  expect((await send('w10', '')).status).toBe(422);
  expect(await send('w10', 'hugo.m@exemple.example')).toMatchObject({ status: 200, json: { result: 'applied' } });
  expect((await send('w11', 'ines.r@exemple.example')).status).toBe(200);
  expect(await send('w11', 'ines.nouvelle@exemple.example')).toMatchObject({ status: 409, code: 'id-reused' });
  expect(await send('w11', 'ines.r@exemple.example')).toMatchObject({ status: 200, json: { result: 'duplicate' } });
  const mails = (await people()).map(({ email }) => email).toSorted();
  expect(mails).toEqual(['hugo.m@exemple.example', 'ines.r@exemple.example']);
});

const member = (id: string) =>
  JSON.stringify({
    triggercode: 'MEMBER_CREATE',
    object: {
      id,
      element: 'member',
      lastname: 'Zobel',
      firstname: 'Julie',
      email: `z${id}@exemple.example`,
      statut: '1',
    },
  });

test.each(['dolibarr', 'odoo'] as const)('answers %s 2xx whatever it sends, and strangers 401', async (profile) => {
  const club = await openClub();
  const erp: TestErp = await testErp(club.owner, profile);
  const call = (body: string | Uint8Array<ArrayBuffer>, headers = {}, token = erp.secret) =>
    post(body, { id: erp.connection.id, path: `events/${token}/upsert`, headers });
  const large = JSON.stringify({ object: { note: 'x'.repeat(300_000) } });
  expect(await call(large)).toMatchObject({ status: 200, json: { result: 'ignored' } });
  expect(await call('<xml/>')).toMatchObject({ status: 200, json: { result: 'ignored' } });
  expect(await call('{}', { 'content-encoding': 'br' })).toMatchObject({ status: 200, json: { result: 'ignored' } });
  expect((await journal(club)).map(({ verdict, problems }) => [verdict, problems])).toEqual(
    ['too-large', 'not-json', 'unsupported-encoding'].map((code) => ['invalid', [{ pointer: '', code }]]),
  );
  await setErpEnabled(club.owner, false);
  expect(await call(member('701'))).toMatchObject({
    status: 200,
    json: { result: 'ignored', reason: 'connection-disabled' },
  });
  expect(await people(club)).toEqual([]);
  expect(await call(large, {}, 'erp_wrong')).toMatchObject({ status: 401, code: 'signature-invalid' });
  await setErpEnabled(club.owner, true);
  expect(await call(large, {}, 'erp_wrong')).toMatchObject({ status: 401, code: 'signature-invalid' });
  expect(await journal(club)).toHaveLength(4);
});

test('takes an address with a slash at its end as the one without, and redirects no body', async () => {
  const body = JSON.stringify(message('created', 1, erpPerson('C-1')));
  const { connection, secret } = context.erp;
  const address = `${context.product.url}/api/erp/${connection.id}`;
  const headers = signStandard(secret, body);
  const answer = await fetch(`${address}/events/?dry_run=1`, { method: 'POST', headers, body, redirect: 'manual' });
  expect([answer.status, await answer.json()]).toMatchObject([200, { result: 'applied' }]);
  const target = `/api/erp/${connection.id}/people/`;
  const read = await fetch(`${address}/people/`, { headers: signStandard(secret, target), redirect: 'manual' });
  expect(read.status).toBe(200);
});
