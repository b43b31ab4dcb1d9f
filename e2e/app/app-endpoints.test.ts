import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ApiClient, apiClient } from '#e2e/support/api-client.ts';
import { type Club, type Member, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { limitOf } from '#lib/app-auth/limits.ts';
import { revokeAppKey } from '#lib/app-auth/revoke-app-key.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { answering, launchServer, type Server } from '#lib/commands/processes/launch-server.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import { demoMailboxKey } from '#lib/mail/delivery/demo-mailbox.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { forgetCodeMinutes, mailedCode } from '#lib/testing/app.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { testClaim } from '#lib/testing/matching/claim.ts';

let product: OwnProduct;
let api: ApiClient;
let club: Club;
let key: string;
let joinCode: string;

beforeAll(async () => {
  // Each call of the API client names its own address, as one proxy would.
  // The demonstration's mailbox has a key that an operator could copy; the launcher removes it.
  product = await openProduct({ TRUSTED_PROXIES: '1', DEMO_MAILBOX: demoMailboxKey(sharedSecret) });
  api = await apiClient(product.url, '/api/app');
  club = await openClub();
  key = await newKey(false);
  ({ joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: club.id } }));
});

afterAll(() => product?.close());

beforeEach(async () => {
  await connection().pool.query('delete from throttle');
});

/** Every operation that takes an account token. */
const accountOperations = [
  ...['prove', 'sendCode', 'join', 'device', 'signOut', 'deleteAccount', 'listAccess', 'gate'],
  ...['listDevices', 'endDevice', 'endOtherDevices', 'renewToken'],
];

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;

async function newKey(mayVouch: boolean): Promise<string> {
  const created = await createAppKey(club.owner, { name: 'App', mayVouch });
  return created.ok ? created.value.key : '';
}

async function registered(email: string, more: Record<string, unknown> = {}, secret = key): Promise<string> {
  await forgetCodeMinutes();
  const { body } = await api.call('register', { secret, body: { email, ...more } });
  return body.accountToken as string;
}

async function proved(email: string, more: Record<string, unknown> = {}): Promise<string> {
  const token = await registered(email, more);
  expect((await api.call('prove', { secret: token, body: { code: await mailedCode(email) } })).status).toBe(200);
  return token;
}

const gate = async (secret: string, slug = club.slug) => (await api.call('gate', { secret, path: { slug } })).body;

async function requestOf(email: string): Promise<string> {
  const found = await prisma().attachment.findFirstOrThrow({
    where: { structureId: club.id, account: { emailKey: email } },
  });
  return found.id;
}

describe('by the document alone', () => {
  test('lets a client of the structure register, prove and enter', async () => {
    const email = fresh();
    const id = await club.addClient({ lastName: 'Durand', email });
    const { body, status } = await api.call('register', { secret: key, body: { email } });
    expect([status, body.emailProof]).toEqual([201, 'code-sent']);
    const token = body.accountToken as string;
    expect(await gate(token)).toMatchObject({ code: 'email-unproved' });
    const { body: done } = await api.call('prove', { secret: token, body: { code: await mailedCode(email) } });
    expect(done).toEqual({ accountId: body.accountId, emailProof: 'proved' });
    expect(await gate(token)).toEqual({ access: true });
    expect((await api.call('device', { secret: token, body: { model: 'Pixel 9', osVersion: '16' } })).status).toBe(204);
    expect((await api.call('listAccess', { secret: token })).body).toEqual({
      structures: [{ slug: club.slug, name: 'Club d’essai', access: true, reason: 'open' }],
    });
    expect((await api.call('join', { secret: token, body: { joinCode } })).body).toEqual({ state: 'attached' });
    await deleteClient(club.owner, id);
    expect(await gate(token)).toMatchObject({ code: 'deleted', status: 403 });
  });

  test('lets a person ask for the code again, sign out, come back and delete the account', async () => {
    const email = fresh();
    const id = await club.addClient({ lastName: 'Durand', email });
    const token = await registered(email);
    expect((await api.call('deleteAccount', { secret: await registered(email) })).body.code).toBe('email-unproved');
    expect((await api.call('sendCode', { secret: token })).body.code).toBe('too-many');
    await connection().pool.query('delete from throttle');
    expect((await api.call('sendCode', { secret: token })).body).toEqual({ emailProof: 'code-sent' });
    expect((await api.call('prove', { secret: token, body: { code: await mailedCode(email) } })).status).toBe(200);
    expect((await api.call('sendCode', { secret: token })).body).toEqual({ emailProof: 'proved' });
    expect((await api.call('signOut', { secret: token })).status).toBe(204);
    for (const operation of ['signOut', 'sendCode', 'deleteAccount', 'listAccess'])
      expect((await api.call(operation, { secret: token })).status, operation).toBe(401);
    const back = await proved(email);
    expect(await gate(back)).toEqual({ access: true });
    expect((await api.call('deleteAccount', { secret: back })).status).toBe(204);
    expect((await api.call('listAccess', { secret: back })).status).toBe(401);
    expect(await prisma().client.count({ where: { id, deletedAt: null } })).toBe(1);
  });

  test('lists the devices of a person, and signs out one or all others', async () => {
    const email = fresh();
    const [first, second] = [
      await proved(email),
      await proved(email, { device: { model: 'Pixel 9', platform: 'android' } }),
    ];
    const listed = async (secret: string) =>
      (await api.call('listDevices', { secret })).body.devices as { id: string; model: string; current: boolean }[];
    const end = async (secret: string, deviceId: string) =>
      (await api.call('endDevice', { secret, path: { deviceId } })).status;
    expect((await listed(second)).map(({ model, current }) => [model, current])).toEqual([
      ['Pixel 9', true],
      ['Exemple', false],
    ]);
    const unproved = await registered(email);
    expect(await listed(unproved)).toMatchObject([{ model: 'Exemple', current: true }]);
    expect((await api.call('endOtherDevices', { secret: unproved })).body.code).toBe('email-unproved');
    const [stranger] = await listed(await proved(fresh()));
    const [, other] = await listed(second);
    expect(await end(unproved, other?.id ?? '')).toBe(404);
    for (const odd of [stranger?.id ?? '', 'x', '%00', "' or 1=1 --", '\u202e', 'x'.repeat(500), club.id])
      expect(await end(second, odd), odd).toBe(404);
    expect(await end(second, (other?.id ?? '').toUpperCase())).toBe(204);
    expect(await end(second, other?.id ?? '')).toBe(404);
    expect((await api.call('listDevices', { secret: first })).status).toBe(401);
    const third = await proved(email);
    expect((await api.call('endOtherDevices', { secret: third })).status).toBe(204);
    for (const gone of [second, unproved]) expect((await api.call('listAccess', { secret: gone })).status).toBe(401);
    expect(await listed(third)).toHaveLength(1);
  });

  test('renews a token, and signs out a phone whose former token is used again', async () => {
    const email = fresh();
    await club.addClient({ lastName: 'Durand', email });
    const token = await proved(email);
    const renew = async (secret: string) => (await api.call('renewToken', { secret })).body.accountToken as string;
    expect(await renew(token)).not.toBe(token);
    expect(await gate(token)).toEqual({ access: true });
    const successor = await renew(token);
    expect(await gate(successor)).toEqual({ access: true });
    // A call under way still comes through, until the minute is over.
    expect((await api.call('listAccess', { secret: token })).status).toBe(200);
    await connection().pool.query(`update app_token_hash set replaced_at = now() - interval '2 minutes'`);
    for (const operation of accountOperations) {
      const path = { slug: club.slug, deviceId: club.id };
      expect((await api.call(operation, { secret: token, path })).body.code, operation).toBe('token-reused');
    }
    expect((await api.call('listAccess', { secret: successor })).body.code).toBe('token-invalid');
    expect(await prisma().securityEvent.count({ where: { kind: 'app-token-reused', atStructureId: club.id } })).toBe(1);
  });

  test('ends the access of a client whom the ERP removes', async () => {
    const other = await openClub();
    const erp = await testErp(other.owner);
    const email = fresh();
    await send(erp, message('created', 0, erpPerson('C-1', { email })));
    const token = await proved(email);
    expect(await gate(token, other.slug)).toMatchObject({ access: true });
    await send(erp, message('deleted', 60, { id: 'C-1' }));
    expect(await gate(token, other.slug)).toMatchObject({ code: 'removed-from-erp', status: 403 });
  });

  test('lets an unknown person ask, wait and be refused', async () => {
    const email = fresh();
    const token = await proved(email);
    expect(await gate(token)).toMatchObject({ code: 'not-attached' });
    expect((await api.call('join', { secret: token, body: { joinCode } })).body).toEqual({ state: 'pending' });
    expect(await gate(token)).toMatchObject({ code: 'pending-validation' });
    await refuseRequest(club.owner, await requestOf(email), 'Non');
    expect(await gate(token)).toMatchObject({ code: 'refused' });
    expect((await api.call('join', { secret: token, body: { joinCode } })).body).toMatchObject({
      code: 'request-refused',
      status: 409,
    });
    expect(await gate(token, 'no-such-club')).toMatchObject({ code: 'unknown-structure', status: 404 });
  });

  test('opens once by a claim code, whatever the address', async () => {
    const { code } = await testClaim(club.owner, await club.addClient({ lastName: 'Durand' }));
    const hints = { phone: '06 12 34 56 78', birthDate: '1990-04-12' };
    const token = await registered(fresh(), { claimCode: `${code.slice(0, 4)}-${code.slice(4)}`, ...hints });
    expect(await gate(token)).toEqual({ access: true });
    for (const claimCode of [code, 'XXXX-XXXX', code.slice(1), "' or 1=1 --", '%', '_'.repeat(8), '0'.repeat(50)]) {
      await connection().pool.query('delete from throttle');
      const { status, body } = await api.call('register', { secret: key, body: { email: fresh(), claimCode } });
      expect([status, body.code, body.errors], claimCode).toEqual([
        422,
        'unknown-claim-code',
        [{ pointer: '/claimCode', code: 'unknown-claim-code' }],
      ]);
    }
    for (const claimCode of ['', ' ', '\0', '\u202e', 'x'.repeat(60), '\ud800', 7, null, [], { a: 1 }, [code]]) {
      const { status, body } = await api.call('register', { secret: key, body: { email: fresh(), claimCode } });
      expect([status, body.code], JSON.stringify(claimCode)).toEqual([422, 'invalid']);
    }
    for (const odd of [
      { phone: '\ud800' },
      { phone: '0'.repeat(51) },
      { phone: 6 },
      { birthDate: '31/02/1990' },
      { birthDate: '1' },
      { birthDate: [] },
    ]) {
      const { status, body } = await api.call('register', { secret: key, body: { email: fresh(), ...odd } });
      expect([status, body.code], JSON.stringify(odd)).toEqual([422, 'invalid']);
    }
  });

  test('needs no code for an app key that may vouch', async () => {
    const email = fresh();
    await club.addClient({ lastName: 'Durand', email });
    const { body } = await api.call('register', { secret: await newKey(true), body: { email, emailVerified: true } });
    expect(body.emailProof).toBe('proved');
    expect(await gate(body.accountToken as string)).toEqual({ access: true });
  });

  test('refuses wrong, missing, revoked and swapped secrets', async () => {
    const created = await createAppKey(club.owner, { name: 'Révoquée', mayVouch: false });
    const revoked = created.ok ? created.value : { id: '', key: '' };
    await revokeAppKey(club.owner, revoked.id);
    const token = await registered(fresh());
    for (const secret of [undefined, 'x', 'a'.repeat(5_000), `${key}x`, key.toUpperCase(), revoked.key, token]) {
      expect((await api.call('register', { ...(secret && { secret }), body: {} })).status).toBe(401);
    }
    for (const operation of accountOperations) {
      for (const secret of [undefined, 'x', key]) {
        const path = { slug: club.slug, deviceId: club.id };
        const { status, headers } = await api.call(operation, { ...(secret && { secret }), path });
        expect([status, headers.get('www-authenticate')], operation).toEqual([401, 'Bearer']);
      }
    }
  });

  test('refuses codes that are malformed, wrong or used up', async () => {
    const email = fresh();
    const token = await registered(email);
    const right = (await mailedCode(email)) as string;
    expect((await api.call('prove', { secret: token, body: { code: '12345' } })).body).toMatchObject({
      errors: [{ pointer: '/code', code: 'code-shape' }],
    });
    for (const _ of [1, 2, 3, 4, 5]) {
      const { body } = await api.call('prove', {
        secret: token,
        body: { code: right === '000000' ? '000001' : '000000' },
      });
      expect(body.code).toBe('code-wrong');
    }
    expect((await api.call('prove', { secret: token, body: { code: right } })).body.code).toBe('code-expired');
  });

  test('refuses bodies that are malformed, too large, or of another type', async () => {
    const token = await registered(fresh());
    const secrets: [string, string][] = [
      ['register', key],
      ...['prove', 'join', 'device'].map((name): [string, string] => [name, token]),
    ];
    for (const [operation, secret] of secrets) {
      for (const raw of [
        '',
        '{',
        'null',
        '[]',
        '"x"',
        '1e999',
        '{"email":"\ud800"',
        Buffer.from([0xff, 0xfe, 0x00]),
        '<a/>',
      ]) {
        expect((await api.call(operation, { secret, raw })).body.code, `${operation} ${raw}`).toBe('not-json');
      }
      expect((await api.call(operation, { secret, raw: `{"email":"${'x'.repeat(17_000)}"}` })).body.code).toBe(
        'too-large',
      );
      expect((await api.call(operation, { secret, raw: '{}' })).body.code).toBe('invalid');
      const nested = `{"device":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
      expect((await api.call(operation, { secret, raw: nested })).body.code).toBe('not-json');
    }
    for (const joined of ['', '\0', 'x'.repeat(60), 'FFFFFFF', '\ud800']) {
      const register = await api.call('register', { secret: key, body: { email: fresh(), joinCode: joined } });
      expect(register.status, JSON.stringify(joined)).toBe(422);
      expect((await api.call('join', { secret: token, body: { joinCode: joined } })).status).toBe(422);
    }
    expect((await api.call('register', { secret: key, body: { email: fresh(), joinCode: 'FFFFFFF' } })).body.code).toBe(
      'unknown-join-code',
    );
    expect((await api.call('join', { secret: token, body: { joinCode: 'FFFFFFF' } })).body.code).toBe(
      'unknown-join-code',
    );
    const extra = { email: fresh(), __proto__: { x: 1 }, constructor: 'x', more: [1, { a: null }] };
    expect((await api.call('register', { secret: key, body: extra })).status).toBe(201);
    for (const slug of ['ABC', '%00', 'x'.repeat(500), '\u202e', 'é', '-'])
      expect((await gate(token, slug)).status, slug).toBe(404);
  });

  test('limits calls per e-mail and phone, and guesses of secrets per network address', async () => {
    const email = fresh();
    const token = await registered(email);
    const until = async (operation: string, most: number, body: Record<string, unknown>, secret = token) => {
      for (let turn = 0; turn < most + 2; turn += 1) {
        const { status, headers } = await api.call(operation, {
          secret,
          body,
          path: { slug: club.slug, deviceId: club.id },
          from: '198.51.100.1',
        });
        if (status !== 429) continue;
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        return turn;
      }
      return -1;
    };
    expect(await until('register', limitOf('code:email:minute'), { email: fresh() }, key)).toBe(
      limitOf('code:email:minute'),
    );
    expect(await until('prove', limitOf('app:prove:token'), { code: '000000' })).toBeGreaterThan(0);
    expect(await until('join', limitOf('app:join:token'), { joinCode })).toBe(limitOf('app:join:token'));
    expect(await until('device', limitOf('app:device:token'), {})).toBe(limitOf('app:device:token'));
    await connection().pool.query('delete from throttle');
    await registered(email);
    expect(await until('deleteAccount', limitOf('app:sign-out:token'), {})).toBe(limitOf('app:sign-out:token'));
    expect(await until('renewToken', limitOf('app:renew:token'), {})).toBe(limitOf('app:renew:token'));
    for (const operation of ['endDevice', 'endOtherDevices']) expect(await until(operation, 1, {})).toBe(0);
    expect(await until('listAccess', limitOf('app:stranger:address'), {}, 'x')).toBe(limitOf('app:stranger:address'));
    for (const operation of ['gate', 'signOut', 'listDevices']) expect(await until(operation, 1, {}, 'x')).toBe(0);
    // A sender with a valid token is not kept out by others who guess from the same address.
    expect((await api.call('listAccess', { secret: token, from: '198.51.100.1' })).status).toBe(200);
  });

  test('has produced every documented answer', () => {
    expect([...api.documented].filter((answer) => !api.seen.has(answer))).toEqual([]);
    expect(api.documented.size).toBeGreaterThan(35);
  });
});

test('reveals neither by its answer nor by its timing whether an e-mail is known', async () => {
  const rounds = 60;
  const known = await Promise.all(Array.from({ length: rounds }, () => fresh()));
  for (const email of known) {
    await club.addClient({ lastName: 'Durand', email });
    await registered(email, { joinCode });
  }
  await connection().pool.query('delete from throttle');
  const look = async (email: string) => {
    const start = performance.now();
    const { status, headers, body } = await api.call('register', { secret: key, body: { email, joinCode } });
    const milliseconds = performance.now() - start;
    const shape = Object.entries(body).map(([name, value]) => [
      name,
      name === 'emailProof' ? value : String(value).replace(/[0-9a-z]/gi, 'x').length,
    ]);
    const token = body.accountToken as string;
    const joined = await api.call('join', { secret: token, body: { joinCode } });
    const seen = [(await gate(token)).code, joined.body, (await api.call('listAccess', { secret: token })).body];
    return { milliseconds, visible: JSON.stringify([status, [...headers.keys()].sort(), shape, seen]) };
  };
  await look(fresh());
  const times = { known: [] as number[], unknown: [] as number[] };
  const visible = new Set<string>();
  for (const email of known) {
    for (const which of ['known', 'unknown'] as const) {
      const answer = await look(which === 'known' ? email : fresh());
      times[which].push(answer.milliseconds);
      visible.add(answer.visible);
    }
  }
  expect([...visible]).toHaveLength(1);
  // A share of one half means that timing is no better than guessing.
  const right = times.known.flatMap((one) => times.unknown.map((other) => (one < other ? 1 : one === other ? 0.5 : 0)));
  const share = right.reduce((sum: number, point) => sum + point, 0) / right.length;
  process.stdout.write(`${JSON.stringify({ test: 'enumeration', rounds, share })}\n`);
  expect(Math.abs(share - 0.5)).toBeLessThan(0.2);
});

describe('a mail that has not left proves nothing', () => {
  let attacker: Club;
  let attackerKey: string;

  beforeAll(async () => {
    attacker = await openClub();
    const created = await createAppKey(attacker.owner, { name: 'App', mayVouch: false });
    attackerKey = created.ok ? created.value.key : '';
  });

  /**
   * Reads every page on which staff of the attacker's club could look for mailed secrets, as text.
   */
  async function pagesOf(member: Member): Promise<string> {
    const cookie = await signInOverHttp(product.url, member);
    const mails = await prisma().mail.findMany({ where: { structureId: attacker.id }, select: { id: true } });
    const read = mails.map(({ id }) => `outbox?read=${id}`);
    const paths = [
      'outbox',
      'outbox?state=queued',
      ...read,
      'clients',
      'requests',
      'matches',
      'access',
      'activity',
      'settings',
      'team',
    ];
    const pages = await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${product.url}/${attacker.slug}/${path}`, { headers: { cookie } });
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(pages[0]).toMatch(/^200 /);
    return pages.join('\n');
  }

  const members = () => [attacker.reception, attacker.manager, attacker.owner];
  const standsAlone = (secret: string) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`);

  test('shows a code to no staff of another club, and opens nothing even with the right one', async () => {
    const email = fresh();
    await club.addClient({ lastName: 'Durand', email });
    const answer = await api.call('register', { secret: attackerKey, body: { email } });
    const token = answer.body.accountToken as string;
    const mail = await prisma().mail.findFirstOrThrow({ where: { to: email } });
    const code = mailSecret(mail, 'code');
    for (const member of members()) expect(await pagesOf(member)).not.toMatch(standsAlone(code));
    expect(JSON.stringify(answer.body)).not.toMatch(standsAlone(code));

    const guessed = await api.call('prove', { secret: token, body: { code } });
    const wrong = await api.call('prove', { secret: token, body: { code: code === '000000' ? '000001' : '000000' } });
    expect(guessed.body.code).toBe('code-wrong');
    expect([guessed.status, guessed.body]).toEqual([wrong.status, wrong.body]);
    await connection().pool.query('update mail set doubt_since = now() where id = $1', [mail.id]);
    expect((await api.call('prove', { secret: token, body: { code } })).body.code).toBe('code-wrong');
    expect(await gate(token)).toMatchObject({ code: 'email-unproved' });
    // The provider has accepted the mail: from now on, knowing the code shows that the mailbox was
    // read.
    await applyDeliveryEvents(
      { providerId: null, structureId: attacker.id, mailId: mail.id },
      { kind: 'sent', at: new Date() },
    );
    expect((await api.call('prove', { secret: token, body: { code } })).status).toBe(200);
    expect(await gate(token)).toEqual({ access: true });
    for (const member of members()) expect(await pagesOf(member)).not.toMatch(standsAlone(code));
  });

  test('shows the link of an invitation nowhere either, which does not prove the address', async () => {
    const email = fresh();
    await club.addClient({ lastName: 'Durand', email });
    const clientId = await attacker.addClient({ lastName: 'Durand', email });
    expect(await resendInvitation(attacker.reception, clientId)).toMatchObject({ ok: true });
    const mail = await prisma().mail.findFirstOrThrow({ where: { to: email } });
    const links = (['action', 'unsubscribe'] as const).map((place) => mailSecret(mail, place));
    for (const member of members()) {
      const pages = await pagesOf(member);
      for (const link of links) expect(pages).not.toContain(link);
    }
    const body = { email, invitationToken: links[0] };
    const { body: unproved } = await api.call('register', { secret: attackerKey, body });
    expect(unproved.emailProof).toBe('code-sent');
    expect(await gate(unproved.accountToken as string)).toMatchObject({ code: 'email-unproved' });
    await applyDeliveryEvents(
      { providerId: null, structureId: attacker.id, mailId: mail.id },
      { kind: 'delivered', at: new Date() },
    );
    const { body: done } = await api.call('register', { secret: attackerKey, body });
    expect(done.emailProof).toBe('proved');
    expect(await gate(done.accountToken as string)).toEqual({ access: true });
  });

  test('shows no demonstration mailbox that the environment switches on', async () => {
    await attacker.addClient({ lastName: 'Durand' });
    const html = await pagesOf(attacker.reception);
    expect(html).toContain(dictionaryOf('fr').outbox.notConfigured.title);
    expect(html).not.toContain(dictionaryOf('fr').outbox.demo.body.slice(0, 30));
  });
});

describe('two server processes on one database', () => {
  let second: Server;
  let secondUrl: string;

  beforeAll(async () => {
    const address = { host: '127.0.0.1', port: await freePort('127.0.0.1', 0) };
    secondUrl = `http://127.0.0.1:${address.port}`;
    const secret = 'a secret of the second server only';
    second = launchServer('start', address, {
      DATABASE_URL: product.databaseUrl,
      APP_URL: secondUrl,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: secondUrl,
      TRUSTED_PROXIES: '1',
    });
    await answering(address);
  });
  afterAll(() => second?.stop());

  test('counts concurrent calls together', async () => {
    const other = await apiClient(secondUrl, '/api/app');
    const email = fresh();
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        (index % 2 ? api : other).call('register', { secret: key, body: { email } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status, body }) => status === 429 && body.code === 'too-many');
    expect(refused).toHaveLength(23);
    const waits = refused.map(({ headers }) => Number(headers.get('retry-after')));
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.min(...waits)).toBeLessThanOrEqual(60);
    expect(await prisma().mail.count({ where: { to: email } })).toBe(1);
    expect(await prisma().appToken.count({ where: { account: { emailKey: email }, boundAt: { not: null } } })).toBe(1);
  });

  test('allows five attempts in all at a code guessed at both', async () => {
    const other = await apiClient(secondUrl, '/api/app');
    const email = fresh();
    const token = await registered(email);
    const wrong = (await mailedCode(email)) === '000000' ? '000001' : '000000';
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? api : other).call('prove', { secret: token, body: { code: wrong } }),
      ),
    );
    expect(answers.filter(({ body }) => body.code === 'code-wrong')).toHaveLength(5);
  });
});
