import { createHash } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { type Answer, erpTrial } from '#e2e/support/erp-trial.ts';
import { readingCases } from '#e2e/support/reading-cases.ts';
import { problemStatus } from '#lib/api/problem.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpEndpoints } from '#lib/erp/sandbox/erp-endpoints.ts';
import { erpPerson, message, type TestErp, testErp } from '#lib/testing/erp.ts';

const context = erpTrial();
const { post } = context;

const created = (id = 'C-1', more = {}) => JSON.stringify(message('created', 1, erpPerson(id, more)));
const clients = () => prisma().client.findMany({ where: { structureId: context.club.id } });

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const digestOf = (content: string) => ({
  'content-digest': `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
});
const base = (count: number) =>
  Array.from({ length: count }, (_, n) => `${JSON.stringify(erpPerson(`C-${n}`))}\n`).join('');

/** Counts the snapshots, and their lines, that are stored of this club. */
async function kept(): Promise<number> {
  const of = { where: { structureId: context.club.id } };
  return (await prisma().erpSnapshot.count(of)) + (await prisma().erpSnapshotLine.count(of));
}

test('returns by a dry run of a snapshot what it would do, and changes nothing', async () => {
  const text = `${base(40)}[]\n`;
  expect(
    await post(text, { path: 'snapshot?dry_run=1', headers: signStandard(context.erp.secret, hashOf(text)) }),
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
    await post(text, { path: 'snapshot?dry_run=1', headers: signStandard(context.erp.secret, hashOf('else')) }),
  ).toMatchObject({
    status: 401,
  });
  expect([await clients(), await kept()]).toEqual([[], 0]);
});

type Outcome = { status?: number | undefined; code?: string; retryAfter?: string | undefined };

/**
 * Starts a snapshot whose body is written piece by piece. The answer so far stays empty when the
 * connection breaks.
 */
function upload(headers: Record<string, string>, path = 'snapshot') {
  const request = http.request(`${context.product.url}/api/erp/${context.erp.connection.id}/${path}`, {
    method: 'POST',
    headers,
    agent: false,
  });
  const outcome: Outcome = {};
  request.on('error', () => undefined);
  request.on('response', async (response) => {
    const { code } = (await new Response(Readable.toWeb(response) as ReadableStream).json()) as { code: string };
    Object.assign(outcome, { status: response.statusCode, code, retryAfter: response.headers['retry-after'] });
  });
  request.flushHeaders();
  return { request, outcome };
}

const transactions = async () =>
  (
    await connection().pool.query(
      "select from pg_stat_activity where datname = 'club' and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()",
    )
  ).rowCount;

test('gives unauthenticated senders nothing of the database, few slots, and none of them for long', async () => {
  const stranger = signStandard(`whsec_${Buffer.alloc(32).toString('base64')}`, hashOf('x'));
  const stalled = Array.from({ length: 20 }, () => upload(stranger));
  for (const { request } of stalled) request.write('{"id":"C-1"');
  const codes = (code: string) => stalled.filter(({ outcome }) => outcome.code === code);
  await expect.poll(() => codes('too-many').length, { timeout: 10_000 }).toBe(18);
  for (const { outcome } of codes('too-many'))
    expect(outcome).toEqual({ status: 429, code: 'too-many', retryAfter: '10' });
  await expect.poll(transactions).toBe(0);
  // These do not block events, or senders authenticated by `Content-Digest`.
  expect((await post(created())).status).toBe(200);
  const text = base(3);
  expect(
    (
      await post(text, {
        path: 'snapshot',
        headers: { ...signStandard(context.erp.secret, hashOf(text)), ...digestOf(text) },
      })
    ).status,
  ).toBe(202);
  await expect
    .poll(() => codes('too-slow').map(({ outcome }) => outcome.status), { timeout: 20_000 })
    .toEqual([408, 408]);
});

test('keeps nothing of a snapshot that is cut off, too long, or badly signed after 100 MB', async () => {
  const text = base(2_000);
  const good = signStandard(context.erp.secret, hashOf(text));
  const cut = upload(good);
  cut.request.write(text.slice(0, 50_000));
  const long = upload(good);
  long.request.write('x'.repeat(256 * 1024 + 1));
  await expect.poll(() => long.outcome, { timeout: 10_000 }).toMatchObject({ status: 413, code: 'too-large' });
  cut.request.destroy();
  // Both slots are free again.
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

test('refuses a body far beyond the limit with its reason, not with a broken connection', async () => {
  const body = new Uint8Array(30_000_000);
  for (const path of ['events', 'batch', 'snapshot']) {
    // A connection of its own: one that `fetch` kept may just be closed for having been idle.
    const { request, outcome } = upload(signStandard(context.erp.secret, body), path);
    request.end(body);
    await expect.poll(() => outcome, { timeout: 25_000 }).toMatchObject({ status: 413, code: 'too-large' });
  }
});

type Endpoints = typeof erpEndpoints;
type ResponseCases = {
  [Name in keyof Endpoints]: {
    good(): Promise<Answer>;
    refused: Record<Endpoints[Name]['problems'][number], () => Promise<Answer>>;
  };
};

const timed = (body: string, timestamp: string) => ({
  ...signStandard(context.erp.secret, body),
  'webhook-timestamp': timestamp,
});
const snapshotHeaders = (text: string) => ({ ...signStandard(context.erp.secret, hashOf(text)), ...digestOf(text) });

/** Starts a call whose body never continues. */
async function stall(path: string, headers: Record<string, string>): Promise<Answer> {
  const { request, outcome } = upload(headers, path);
  request.write('{');
  await expect.poll(() => outcome.status, { timeout: 25_000, interval: 250 }).toBeDefined();
  return { status: outcome.status ?? 0, json: {}, ...(outcome.code && { code: outcome.code }) };
}

const stalledEndpoints = ['events', 'events/erp_wrong/upsert', 'events/erp_wrong', 'batch', 'snapshot'] as const;
type StalledEndpoint = (typeof stalledEndpoints)[number];
let stalls: Map<StalledEndpoint, Promise<Answer>> | undefined;

/** Stalls all endpoints at the same time, at the first call: it takes as long as one. */
function stalled(path: StalledEndpoint): Promise<Answer> {
  stalls ??= new Map(
    stalledEndpoints.map((endpoint) => [endpoint, stall(endpoint, signStandard(context.erp.secret, '{'))]),
  );
  return stalls.get(path) as Promise<Answer>;
}

/**
 * Returns a way to get every documented answer. An endpoint that documents another one does not
 * compile until it is here.
 */
function responseCases(disabled: string, odoo: TestErp): ResponseCases {
  const partner = { id: 7, name: 'Zoé Durand', email: 'zoe@exemple.example', write_date: '2026-11-21 10:00:00' };
  const [text, batch] = [base(2), JSON.stringify({ events: [message('created', 1, erpPerson('A'))] })];
  const large = 'x'.repeat(9_000_000);
  const common = (path: StalledEndpoint, body: string) => ({
    'signature-invalid': () => post(body, { path, headers: {} }),
    'signature-expired': () =>
      post(body, { path, headers: signStandard(context.erp.secret, body, 'old', Date.now() - 400_000) }),
    'timestamp-in-milliseconds': () => post(body, { path, headers: timed(body, String(Date.now())) }),
    'timestamp-not-a-number': () => post(body, { path, headers: timed(body, new Date().toISOString()) }),
    'unsupported-encoding': () =>
      post(body, { path, headers: { ...signStandard(context.erp.secret, body), 'content-encoding': 'br' } }),
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
  const reused = (path: string) => async () => {
    const send = (content: string) =>
      post(content, { path, headers: signStandard(context.erp.secret, content, 'msg_reused') });
    await send(created('C-8'));
    return send(created('C-9'));
  };
  const byAddress = (token: string, id = odoo.connection.id) => ({ path: `events/${token}/upsert`, id, headers: {} });
  return {
    ...readingCases(context, disabled),
    events: {
      good: () => post(created()),
      refused: { ...common('events', created()), ...json('events', '{}'), 'id-reused': reused('events') },
    },
    eventsByAddress: {
      good: () => post(JSON.stringify(partner), byAddress(odoo.secret)),
      refused: {
        ...common('events/erp_wrong/upsert', created()),
        ...json('events/erp_wrong/upsert', '{}'),
        'id-reused': reused('events/erp_wrong/upsert'),
      },
    },
    eventsByToken: {
      good: () => post(JSON.stringify(partner), { ...byAddress(odoo.secret), path: `events/${odoo.secret}` }),
      refused: {
        ...common('events/erp_wrong', created()),
        ...json('events/erp_wrong', '{}'),
        'id-reused': reused('events/erp_wrong'),
      },
    },
    batch: {
      good: () => post(batch, { path: 'batch' }),
      refused: { ...common('batch', batch), ...json('batch', '{}') },
    },
    snapshot: {
      good: () => post(text, { path: 'snapshot', headers: snapshotHeaders(text) }),
      refused: {
        ...common('snapshot', text),
        'invalid-snapshot': () => post('[]', { path: 'snapshot', headers: snapshotHeaders('[]') }),
      },
    },
    snapshotState: {
      async good() {
        const { json: sent } = await post(text, { path: 'snapshot', headers: snapshotHeaders(text) });
        return read(`${context.erp.connection.id}/snapshot/${sent.snapshotId}`);
      },
      refused: {
        'unknown-connection': () => read(`${crypto.randomUUID()}/snapshot/${crypto.randomUUID()}`),
        'unknown-snapshot': () => read(`${context.erp.connection.id}/snapshot/${crypto.randomUUID()}`),
      },
    },
  };
}

async function read(path: string): Promise<Answer> {
  const answer = await fetch(`${context.product.url}/api/erp/${path}`);
  const json = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, json, ...(typeof json.code === 'string' && { code: json.code }) };
}

test.each(Object.keys(erpEndpoints) as (keyof Endpoints)[])(
  'returns at %s each answer that is documented',
  async (name) => {
    const [off, other] = [await openClub(), await openClub()];
    const disabled = await testErp(off.owner);
    await setErpEnabled(off.owner, false);
    const { good, refused } = responseCases(disabled.connection.id, await testErp(other.owner, 'odoo'))[name];
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

test('documents the answer of each endpoint to a dry run', async () => {
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
