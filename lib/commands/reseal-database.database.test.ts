import { beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { readEnv } from '#lib/env.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { tokenHash } from '#lib/invitations/draft-invitation.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { Refusal } from '#lib/refusal.ts';
import { checkFactor } from '#lib/staff/factor/check-factor.ts';
import { readFactor } from '#lib/staff/factor/set-up-factor.ts';
import { totpCode } from '#lib/staff/factor/totp.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testErp } from '#lib/testing/erp.ts';
import { testClaim } from '#lib/testing/matching/claim.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { minutesOn, setUpFactor } from '#lib/testing/team.ts';
import { openMainKey } from './open-main-key.ts';
import { resealDatabase } from './reseal-database.ts';

const first = 'the first secret, which is long enough';
const second = 'the second secret, which is long enough';

let url: string;
let owner: Staff;
let clientId: string;
let erp: Awaited<ReturnType<typeof testErp>>;

beforeEach(async () => {
  url = await testDatabase();
  process.env.AUTH_SECRET = first;
  owner = await testStaff();
  clientId = await addTestClient(owner);
  erp = await testErp(owner);
});

const secretsOf = async () => (await findConnection(erp.connection.id))?.secrets.map((secret) => secret);
const start = (secret: string, previous?: string) => openMainKey(url, secret, { AUTH_SECRET_PREVIOUS: previous });

describe('opening the main key', () => {
  test('stores it at the first start, and refuses another AUTH_SECRET from then on, with a way out', async () => {
    expect(await start(first)).toBe(first);
    await expect(start(second)).rejects.toThrow(Refusal);
    await expect(start(second)).rejects.toThrow(/AUTH_SECRET_PREVIOUS.*\n.*reseal -- --lost/s);
  });

  test('refuses an AUTH_SECRET that opens no ERP’s secret in a database without a main key', async () => {
    await expect(start(second)).rejects.toThrow(Refusal);
    expect(await start(second, first)).toBe(first);
  });

  test('keeps the key when AUTH_SECRET changes beside the former one, which is then needed no more', async () => {
    await start(first);
    expect(await start(second, first)).toBe(first);
    expect(await start(second)).toBe(first);
    await expect(start(first)).rejects.toThrow(Refusal);
  });

  test('gives processes that start at once the same key', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => start(first)));
    expect(new Set(keys)).toEqual(new Set([first]));
  });
});

describe('replacing the main key', () => {
  const env = (more: Record<string, string> = {}) => readEnv({ DATABASE_URL: url, AUTH_SECRET: first, ...more });
  const reseal = async (lost = false, more = {}) => {
    const said: string[] = [];
    await resealDatabase(env(more), { lost }, (line) => said.push(line));
    return said.join('\n');
  };

  test('keeps the secrets of ERPs and the links of waiting mails, ends sessions and revokes codes', async () => {
    const before = await secretsOf();
    await inTransaction((tx) =>
      inviteClients(tx, { structure: { ...owner.structure, language: 'fr' }, staffId: owner.id }, [clientId]),
    );
    await startSession(owner.id, null);
    const { id: codeId } = await testClaim(owner, clientId);

    expect(await reseal()).toMatch(/Sealed anew: 1\..*revoked: 0\.\nSessions ended: 1\. Claim codes revoked: 1\./);
    process.env.AUTH_SECRET = await start(first);
    expect(process.env.AUTH_SECRET).not.toBe(first);

    expect(await secretsOf()).toEqual(before);
    const mail = await prisma().mail.findFirstOrThrow({ where: { kind: 'invitation' } });
    const invitation = await prisma().invitation.findFirstOrThrow({ where: { clientId } });
    expect(invitation.tokenHash).toBe(tokenHash(mailSecret(mail, 'action')));
    expect(mail.unsubscribeHash).toBe(tokenHash(mailSecret(mail, 'unsubscribe')));
    expect(await prisma().staffSession.count()).toBe(0);
    const code = await prisma().claimCode.findFirstOrThrow({ where: { id: codeId } });
    expect(code.revokedAt).not.toBeNull();
  });

  test('seals second factors anew, revokes recovery codes, and removes factors that are lost', async () => {
    const { secret } = await setUpFactor(owner);
    await reseal();
    process.env.AUTH_SECRET = await start(first);
    expect(await readFactor({ staffId: owner.id })).toMatchObject({ kind: 'on', recoveryCodes: 0 });
    expect(await checkFactor(owner.id, totpCode(secret, minutesOn(2)), minutesOn(2))).toMatchObject({ ok: true });
    expect(await reseal(true)).toContain('Second factors removed: 1.');
    process.env.AUTH_SECRET = await start(first);
    expect(await readFactor({ staffId: owner.id })).toEqual({ kind: 'off' });
  });

  test('changes nothing with a wrong AUTH_SECRET, unless it is said to be lost: then the ERP needs a new secret', async () => {
    await start(first);
    await expect(reseal(false, { AUTH_SECRET: second })).rejects.toThrow(Refusal);
    expect(await start(first)).toBe(first);
    expect(await reseal(true, { AUTH_SECRET: second })).toContain('were revoked: 1.');
    process.env.AUTH_SECRET = await start(second);
    expect(await secretsOf()).toEqual([]);
    const { rows } = await connection().pool.query('select sealed, revoked_at from erp_secret');
    expect(rows).toMatchObject([{ sealed: null, revoked_at: expect.any(Date) }]);
  });
});
