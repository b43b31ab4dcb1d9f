import { createHash } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { type Answer, erpTrial } from '#e2e/support/erp-trial.ts';
import { problemStatus } from '#lib/api/problem.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpEndpoints } from '#lib/erp/sandbox/erp-endpoints.ts';
import { erpPerson, message, type TestErp, testErp } from '#lib/testing/erp.ts';

const trial = erpTrial();
const { post } = trial;

const created = (id = 'C-1', more = {}) => JSON.stringify(message('created', 1, erpPerson(id, more)));
const clients = () => prisma().client.findMany({ where: { structureId: trial.club.id } });

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const digestOf = (content: string) => ({
  'content-digest': `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
});
const base = (count: number) =>
  Array.from({ length: count }, (_, n) => `${JSON.stringify(erpPerson(`C-${n}`))}\n`).join('');

/** Snapshots, and lines of them, that are kept of this club. */
async function kept(): Promise<number> {
  const of = { where: { structureId: trial.club.id } };
  return (await prisma().erpSnapshot.count(of)) + (await prisma().erpSnapshotLine.count(of));
}

test('a dry run of a snapshot tells what would be, and changes nothing', async () => {
  const text = `${base(40)}[]\n`;
  expect(
    await post(text, { path: 'snapshot?dry_run=1', headers: signStandard(trial.erp.secret, hashOf(text)) }),
  ).toMatchObject({
    status: 200,
    json: {
      state: 'applied',
      lines: 41,
      invalid: 1,
      created: 40,
      updated: 0,
      unchanged: 0,
      removed: 0,
      invalidLines: [{ line: 41 }],
    },
  });
  expect(
    await post(text, { path: 'snapshot?dry_run=1', headers: signStandard(trial.erp.secret, hashOf('else')) }),
  ).toMatchObject({
    status: 401,
  });
  expect([await clients(), await kept()]).toEqual([[], 0]);
});

type Told = { status?: number | undefined; code?: string; retryAfter?: string | undefined };

/**
 * A snapshot whose body is written bit by bit, and what was answered so far: nothing of it when the
 * line breaks.
 */
function upload(headers: Record<string, string>, path = 'snapshot') {
  const request = http.request(`${trial.product.url}/api/erp/${trial.erp.connection.id}/${path}`, {
    method: 'POST',
    headers,
    agent: false,
  });
  const told: Told = {};
  request.on('error', () => undefined);
  request.on('response', async (response) => {
    const { code } = (await new Response(Readable.toWeb(response) as ReadableStream).json()) as { code: string };
    Object.assign(told, { status: response.statusCode, code, retryAfter: response.headers['retry-after'] });
  });
  request.flushHeaders();
  return { request, told };
}

const transactions = async () =>
  (
    await connection().pool.query(
      "select from pg_stat_activity where datname = 'club' and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()",
    )
  ).rowCount;

test('strangers who know the address hold nothing of the database, few places, and none of them for long', async () => {
  const stranger = signStandard(`whsec_${Buffer.alloc(32).toString('base64')}`, hashOf('x'));
  const stalled = Array.from({ length: 20 }, () => upload(stranger));
  for (const { request } of stalled) request.write('{"id":"C-1"');
  const codes = (code: string) => stalled.filter(({ told }) => told.code === code);
  await expect.poll(() => codes('too-many').length, { timeout: 10_000 }).toBe(18);
  for (const { told } of codes('too-many')) expect(told).toEqual({ status: 429, code: 'too-many', retryAfter: '10' });
  await expect.poll(transactions).toBe(0);
  // Events, and whoever tells the hash beforehand, are not in the way of these.
  expect((await post(created())).status).toBe(200);
  const text = base(3);
  expect(
    (
      await post(text, {
        path: 'snapshot',
        headers: { ...signStandard(trial.erp.secret, hashOf(text)), ...digestOf(text) },
      })
    ).status,
  ).toBe(202);
  await expect.poll(() => codes('too-slow').map(({ told }) => told.status), { timeout: 20_000 }).toEqual([408, 408]);
});

test('a base that is cut off, too long, or turns out after 100 MB to be signed by nobody, leaves nothing', async () => {
  const text = base(2_000);
  const good = signStandard(trial.erp.secret, hashOf(text));
  const cut = upload(good);
  cut.request.write(text.slice(0, 50_000));
  const long = upload(good);
  long.request.write('x'.repeat(256 * 1024 + 1));
  await expect.poll(() => long.told, { timeout: 10_000 }).toMatchObject({ status: 413, code: 'too-large' });
  cut.request.destroy();
  // Both places are free again.
  const large = Buffer.from(`${JSON.stringify(erpPerson('C-1'))}\n`.repeat(1_300_000)).subarray(0, 100_000_000);
  const refused = async (body: typeof large) => (await post(body, { path: 'snapshot', headers: good })).code;
  expect(await Promise.all([refused(large), refused(large.subarray(0, 10_000_000))])).toEqual([
    'signature-invalid',
    'signature-invalid',
  ]);
  expect(await kept()).toBe(0);
  await expect.poll(transactions).toBe(0);
  expect(await post('{}', { path: 'snapshot', headers: {} })).toMatchObject({ status: 401, code: 'signature-invalid' });
  expect((await post(text, { path: 'snapshot', headers: good })).status).toBe(202);
}, 120_000);

test('a body far beyond the limit is refused with its reason, not with a broken line', async () => {
  const body = new Uint8Array(30_000_000);
  for (const path of ['events', 'batch', 'snapshot'])
    expect(await post(body, { path })).toMatchObject({ status: 413, code: 'too-large' });
});

type Doors = typeof erpEndpoints;
type Walks = {
  [Door in keyof Doors]: {
    good(): Promise<Answer>;
    refused: Record<Doors[Door]['problems'][number], () => Promise<Answer>>;
  };
};

const snapshotHeaders = (text: string) => ({ ...signStandard(trial.erp.secret, hashOf(text)), ...digestOf(text) });

/** A call that begins and never goes on. */
async function stall(path: string, headers: Record<string, string>): Promise<Answer> {
  const { request, told } = upload(headers, path);
  request.write('{');
  await expect.poll(() => told.status, { timeout: 25_000, interval: 250 }).toBeDefined();
  return { status: told.status ?? 0, json: {}, ...(told.code && { code: told.code }) };
}

const doorsToStall = ['events', 'events/erp_wrong/upsert', 'batch', 'snapshot'] as const;
type DoorToStall = (typeof doorsToStall)[number];
let stalls: Map<DoorToStall, Promise<Answer>> | undefined;

/** All doors are stalled at the same time, at the first of them: it takes as long as one. */
function stalled(path: DoorToStall): Promise<Answer> {
  stalls ??= new Map(doorsToStall.map((door) => [door, stall(door, signStandard(trial.erp.secret, '{'))]));
  return stalls.get(path) as Promise<Answer>;
}

/**
 * Every answer that is documented, and how to get it. A door that documents another one does not
 * compile until it is here.
 */
function walks(disabled: string, odoo: TestErp): Walks {
  const partner = { id: 7, name: 'Zoé Durand', email: 'zoe@exemple.example', write_date: '2026-11-21 10:00:00' };
  const [text, batch] = [base(2), JSON.stringify({ events: [message('created', 1, erpPerson('A'))] })];
  const large = 'x'.repeat(9_000_000);
  const common = (path: DoorToStall, body: string) => ({
    'signature-invalid': () => post(body, { path, headers: {} }),
    'signature-expired': () =>
      post(body, { path, headers: signStandard(trial.erp.secret, body, 'old', Date.now() - 400_000) }),
    'unknown-connection': () => post(body, { path, id: crypto.randomUUID() }),
    'connection-disabled': () => post(body, { path, id: disabled }),
    'dry-run-invalid': () => post(body, { path: `${path}?dry_run=yes` }),
    'too-slow': () => stalled(path),
    'too-large': () => post(large, { path }),
    'too-many': async () => {
      await connection().pool.query('update throttle set attempts = 1000');
      const answer = await post(body, { path, headers: {} });
      await connection().pool.query('delete from throttle');
      return answer;
    },
  });
  const json = (path: string, bad: string) => ({
    'not-json': () => post('{', { path }),
    'invalid-event': () => post(bad, { path }),
  });
  const byAddress = (token: string, id = odoo.connection.id) => ({ path: `events/${token}/upsert`, id, headers: {} });
  const { 'signature-expired': _, ...unsigned } = common('events/erp_wrong/upsert', JSON.stringify(partner));
  return {
    events: { good: () => post(created()), refused: { ...common('events', created()), ...json('events', '{}') } },
    eventsByAddress: {
      good: () => post(JSON.stringify(partner), byAddress(odoo.secret)),
      refused: { ...unsigned, 'too-large': () => post(large, byAddress(odoo.secret)) },
    },
    batch: {
      good: () => post(batch, { path: 'batch' }),
      refused: { ...common('batch', batch), ...json('batch', '{}') },
    },
    snapshot: {
      good: () => post(text, { path: 'snapshot', headers: snapshotHeaders(text) }),
      refused: common('snapshot', text),
    },
    snapshotState: {
      async good() {
        const { json: sent } = await post(text, { path: 'snapshot', headers: snapshotHeaders(text) });
        return read(`${trial.erp.connection.id}/snapshot/${sent.snapshotId}`);
      },
      refused: {
        'unknown-connection': () => read(`${crypto.randomUUID()}/snapshot/${crypto.randomUUID()}`),
        'unknown-snapshot': () => read(`${trial.erp.connection.id}/snapshot/${crypto.randomUUID()}`),
      },
    },
  };
}

async function read(path: string): Promise<Answer> {
  const answer = await fetch(`${trial.product.url}/api/erp/${path}`);
  const json = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, json, ...(typeof json.code === 'string' && { code: json.code }) };
}

test.each(Object.keys(erpEndpoints) as (keyof Doors)[])(
  '%s gives each answer that is documented',
  async (name) => {
    const [off, other] = [await openClub(), await openClub()];
    const disabled = await testErp(off.owner);
    await setErpEnabled(off.owner, false);
    const { good, refused } = walks(disabled.connection.id, await testErp(other.owner, 'odoo'))[name];
    const { answer, problems } = erpEndpoints[name];
    const { status, json } = await good();
    expect(status).toBe(answer.status);
    expect(answer.body.parse(json)).toEqual(json);
    for (const [code, call] of Object.entries(refused)) {
      expect(await call(), `${name}: ${code}`).toMatchObject({
        status: problemStatus[code as keyof typeof problemStatus],
        code,
      });
    }
    expect(Object.keys(refused).toSorted()).toEqual([...problems].toSorted());
  },
  60_000,
);

test('what a dry run of each door answers is documented too', async () => {
  const text = base(2);
  const tried = await post(text, { path: 'snapshot?dry_run=1', headers: snapshotHeaders(text) });
  expect(erpEndpoints.snapshot.dryRun.body.parse(tried.json)).toEqual(tried.json);
  const event = await post(created(), { path: 'events?dry_run=1' });
  expect(erpEndpoints.events.answer.body.parse(event.json)).toEqual(event.json);
  const batch = await post(JSON.stringify({ events: [message('created', 1, erpPerson('A'))] }), {
    path: 'batch?dry_run=1',
  });
  expect(erpEndpoints.batch.answer.body.parse(batch.json)).toEqual(batch.json);
  expect(await clients()).toEqual([]);
});
