import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { fullProfileNames } from '#lib/erp/profiles/profile.ts';
import { curlSample } from '#lib/erp/sandbox/curl-sample.ts';
import { testErpId } from '#lib/erp/sandbox/test-contact.ts';
import { erpPerson, message, testErp } from '#lib/testing/erp.ts';

const context = erpTrial();
const { post } = context;

const created = (id = 'C-1', more = {}) => JSON.stringify(message('created', 1, erpPerson(id, more)));
const clients = () => prisma().client.findMany({ where: { structureId: context.club.id }, orderBy: { erpId: 'asc' } });
const journal = () => prisma().erpEvent.findMany({ where: { structureId: context.club.id }, orderBy: { id: 'asc' } });

test('stores, applies and answers an event; reports a repeated one as a duplicate', async () => {
  const headers = signStandard(context.erp.secret, created());
  const first = await post(created(), { headers });
  expect(first).toMatchObject({
    status: 200,
    json: { result: 'applied', clientId: expect.any(String), eventId: expect.any(String) },
  });
  expect(await post(created(), { headers })).toMatchObject({
    status: 200,
    json: { result: 'duplicate', clientId: first.json.clientId, eventId: first.json.eventId },
  });
  expect(await clients()).toHaveLength(1);
  expect(await post('{"type":"invoice.paid","timestamp":"2026-11-21T10:00:00Z","data":{}}')).toMatchObject({
    json: { result: 'ignored' },
  });
});

test('refuses each manipulation, and keeps nothing but a count', async () => {
  const body = created();
  const good = signStandard(context.erp.secret, body);
  const other = await testErp((await openClub()).owner);
  const tampered: [string, string, Record<string, string>][] = [
    ['signature-invalid', created('C-2'), good],
    ['signature-invalid', body, { ...good, 'webhook-id': 'another' }],
    ['signature-invalid', body, { ...good, 'webhook-timestamp': String(Number(good['webhook-timestamp']) + 1) }],
    ['signature-invalid', body, { ...good, 'webhook-signature': 'v1,' }],
    [
      'signature-invalid',
      body,
      { ...good, 'webhook-signature': (good['webhook-signature'] ?? '').replace('v1,', 'v2,') },
    ],
    ['signature-invalid', body, {}],
    ['signature-invalid', body, signStandard(other.secret, body)],
    ['signature-expired', body, signStandard(context.erp.secret, body, 'old', Date.now() - 301_000)],
    ['signature-expired', body, signStandard(context.erp.secret, body, 'new', Date.now() + 360_000)],
  ];
  for (const [code, content, headers] of tampered)
    expect(await post(content, { headers })).toMatchObject({ status: 401, code });
  expect(await journal()).toEqual([]);
  const { refusedCalls } = await prisma().erpConnection.findFirstOrThrow({ where: { id: context.erp.connection.id } });
  expect(refusedCalls).toBe(tampered.length);
});

test('makes a guessing sender wait, but not an authentic one', async () => {
  const statuses = new Set<number>();
  for (let n = 0; n < 102; n += 1) statuses.add((await post('{}', { headers: {} })).status);
  expect(statuses).toEqual(new Set([401, 429]));
  expect(Number((await post('{}', { headers: {} })).retryAfter)).toBeGreaterThan(0);
  expect((await post(created())).status).toBe(200);
});

test('refuses an unreadable message with its reason, and keeps its known fields in the journal', async () => {
  for (const body of ['', '[]', '"a"', '{', 'null'])
    expect(await post(body)).toMatchObject({ status: 400, code: 'not-json' });
  expect(await post(created('C-1', { email: 'zoe.exemple', birthDate: 'hier' }))).toMatchObject({
    status: 422,
    code: 'invalid-event',
    json: { errors: [{ pointer: '/data/email', code: 'email-no-at' }] },
  });
  expect(await post(JSON.stringify({ ...message('created', 1, erpPerson('C-\ud800')), extra: '\0' }))).toMatchObject({
    status: 422,
  });
  expect((await journal()).map(({ verdict }) => verdict)).toEqual(['invalid', 'invalid']);
  expect(await post('x'.repeat(256 * 1024 + 1))).toMatchObject({ status: 413, code: 'too-large' });
  expect(await clients()).toEqual([]);
});

test('returns verdict and differences by a dry run, and changes nothing', async () => {
  expect(await post(created(), { path: 'events?dry_run=1' })).toMatchObject({
    status: 200,
    json: { result: 'applied', changes: { lastName: { before: null, after: 'Durand' } } },
  });
  expect([await clients(), await journal()]).toEqual([[], []]);
});

test.each([
  '?dry_run=true',
  '?dry_run',
  '?DRY_RUN=True',
  '?dryRun=1',
  '?dry_run=yes',
  '?dry_run=1&dry_run=0',
  '?dry_run=no',
])('changes nothing by %s, at no endpoint', async (query) => {
  const status = /yes|no$|=0/.test(query) ? 400 : 200;
  const batch = JSON.stringify({ events: [message('created', 1, erpPerson('A'))] });
  const lines = `${JSON.stringify(erpPerson('A'))}\n`;
  const hash = createHash('sha256').update(lines).digest('hex');
  expect((await post(created(), { path: `events${query}` })).status).toBe(status);
  expect((await post(batch, { path: `batch${query}` })).status).toBe(status);
  expect(
    (await post(lines, { path: `snapshot${query}`, headers: signStandard(context.erp.secret, hash) })).status,
  ).toBe(status);
  const other = await openClub();
  const { connection: odoo, secret } = await testErp(other.owner, 'odoo');
  const partner = JSON.stringify({ _model: 'res.partner', _id: 7, name: 'Zoé Durand', email: 'zoe@exemple.example' });
  const byAddress = await post(partner, { path: `events/${secret}/upsert${query}`, id: odoo.id, headers: {} });
  expect(byAddress.status).toBe(status);
  const of = { structureId: { in: [context.club.id, other.id] } };
  expect([await prisma().client.count({ where: of }), await prisma().erpEvent.count({ where: of })]).toEqual([0, 0]);
  expect(await prisma().erpSnapshot.count({ where: of })).toBe(0);
});

test('holds a draft of Dolibarr over HTTP, and keeps a contact apart from the members', async () => {
  const other = await openClub();
  const { connection: dolibarr, secret } = await testErp(other.owner, 'dolibarr');
  const sendEvent = async (triggercode: string, object: object) =>
    (await post(JSON.stringify({ triggercode, object }), { path: `events/${secret}`, id: dolibarr.id, headers: {} }))
      .json;
  const zoe = { id: '12', lastname: 'Durand', firstname: 'Zoé', email: 'zoe@exemple.example' };
  expect(await sendEvent('MEMBER_CREATE', { ...zoe, statut: '-1' })).toMatchObject({
    result: 'held',
    reason: 'status-pending',
  });
  expect(await prisma().client.count({ where: { structureId: other.id } })).toBe(0);
  expect(await sendEvent('MEMBER_VALIDATE', { ...zoe, statut: '1' })).toMatchObject({ result: 'applied' });
  expect(await sendEvent('CONTACT_DELETE', { id: '12' })).toMatchObject({ result: 'unchanged' });
  expect(await prisma().client.findMany({ where: { structureId: other.id } })).toMatchObject([
    { erpId: 'MEMBER/12', erpRemovedAt: null },
  ]);
});

test('refuses at a missing connection, and at a paused one', async () => {
  const url = (id: string) => `${context.product.url}/api/erp/${id}/events`;
  for (const id of [crypto.randomUUID(), 'x', "'"])
    expect((await fetch(url(id), { method: 'POST', body: '{}' })).status).toBe(404);
  expect((await fetch(url(context.erp.connection.id), { method: 'HEAD' })).status).toBe(204);
  await setErpEnabled(context.club.owner, false);
  expect(await post(created())).toMatchObject({ status: 410, code: 'connection-disabled' });
  expect(await journal()).toEqual([]);
});

test('answers a batch in order, and applies each of its events once', async () => {
  const batch = JSON.stringify({
    events: [
      message('created', 1, erpPerson('A')),
      { type: 'client.created' },
      message('deleted', 2, { id: 'A' }),
      7,
      { type: 'x' },
    ],
  });
  const headers = signStandard(context.erp.secret, batch);
  const results = async () =>
    ((await post(batch, { path: 'batch', headers })).json.results as { result: string }[]).map(({ result }) => result);
  expect(await results()).toEqual(['applied', 'invalid', 'applied', 'invalid', 'ignored']);
  // What was refused is judged again.
  expect(await results()).toEqual(['duplicate', 'invalid', 'duplicate', 'invalid', 'duplicate']);
  expect(await clients()).toMatchObject([{ erpId: 'A', erpRemovedAt: expect.any(Date) }]);
  const many = JSON.stringify({ events: Array.from({ length: 1_001 }, () => ({})) });
  expect(await post(many, { path: 'batch' })).toMatchObject({ status: 422, code: 'invalid-event' });
});

test('receives a snapshot as a stream, and applies it by a job', async () => {
  const text = Array.from({ length: 3_000 }, (_, n) => `${JSON.stringify(erpPerson(`C-${n}`))}\n`).join('');
  const headers = {
    ...signStandard(context.erp.secret, createHash('sha256').update(text).digest('hex')),
    'content-type': 'application/x-ndjson',
  };
  const { status, json } = await post(text, { path: 'snapshot', headers });
  expect(status).toBe(202);
  const progress = async () =>
    (await (
      await fetch(`${context.product.url}/api/erp/${context.erp.connection.id}/snapshot/${json.snapshotId}`)
    ).json()) as object;
  await expect.poll(progress, { timeout: 60_000 }).toMatchObject({ state: 'applied', lines: 3_000, created: 3_000 });
  const elsewhere = await testErp((await openClub()).owner);
  const stolen = await fetch(`${context.product.url}/api/erp/${elsewhere.connection.id}/snapshot/${json.snapshotId}`);
  expect(stolen.status).toBe(404);
});

test('accepts the secret in the address of an ERP that cannot sign, and never refuses an authentic call', async () => {
  const other = await openClub();
  const odoo = await testErp(other.owner, 'odoo');
  const url = (token: string, verb: string) =>
    `${context.product.url}/api/erp/${odoo.connection.id}/events/${token}/${verb}`;
  const send = async (token: string, verb: string, body: unknown) => {
    const answer = await fetch(url(token, verb), { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, json: (await answer.json()) as object };
  };
  const partner = {
    id: 7,
    name: 'Zoé Durand',
    email: 'zoe@exemple.example',
    phone: false,
    write_date: '2026-11-21 10:00:00',
  };
  expect(await send(odoo.secret, 'upsert', partner)).toMatchObject({ status: 200, json: { result: 'applied' } });
  expect(await send(odoo.secret, 'upsert', { ...partner, id: 8, email: false })).toMatchObject({
    status: 200,
    json: { result: 'ignored' },
  });
  expect(await send('erp_wrong', 'upsert', partner)).toMatchObject({ status: 401 });
  expect(await send(context.erp.secret, 'upsert', partner)).toMatchObject({ status: 401 });
  expect(await send(odoo.secret, 'delete', { id: 7, write_date: '2026-11-21 11:00:00' })).toMatchObject({
    json: { result: 'applied' },
  });
  const { rows } = await connection().pool.query(
    "select count(*)::int as n from erp_event where payload::text like '%' || $1 || '%'",
    [odoo.secret],
  );
  expect(rows[0].n).toBe(0);
});

test.each(fullProfileNames)('applies the sandbox’s sample call for %s as it is copied', async (profile) => {
  const other = await openClub();
  const { connection: made, secret } = await testErp(other.owner, profile);
  const endpoint = `${context.product.url}/api/erp/${made.id}/events`;
  const run = async (script: string, key = secret) => {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      env: { ...process.env, SECRET: key },
    });
    return stdout;
  };
  const people = () => prisma().client.findMany({ where: { structureId: other.id } });
  const dry = await run(curlSample(profile, endpoint));
  expect(dry).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(dry).toContain('"result":"applied"');
  expect(await people()).toEqual([]);
  expect(await run(curlSample(profile, endpoint).replace('?dry_run=1', ''))).toContain('"result":"applied"');
  expect(await people()).toMatchObject([{ erpId: testErpId(profile), erpRemovedAt: null }]);
  expect(await run(curlSample(profile, endpoint), 'whsec_d3Jvbmc=')).toContain('"code":"signature-invalid"');
});
