import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { findAppUser } from './find-app-user.ts';
import { objectToChange, readObjection } from './object-to-change.ts';
import { prove } from './prove.ts';
import { sendCodeAgain } from './send-code-again.ts';

let owner: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  ({ owner, key } = await testDesk());
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string) => checkAccess(token, owner.structure.slug);
const proveMailed = async (token: string, email: string) =>
  expect((await prove(await personOf(token), (await mailedCode(email)) as string, '192.0.2.1')).ok).toBe(true);

/** A client whose e-mail staff changed, their phone, and the link that the former mailbox got. */
async function changed() {
  const [before, after] = [fresh(), fresh()];
  const id = await addTestClient(owner, { email: before });
  const { accountToken: token } = await testRegistration(key, before);
  await proveMailed(token, before);
  expect(await gate(token)).toMatchObject({ access: true });
  await editClient(owner, id, 1, typedClient({ email: after }));
  const mail = await prisma().mail.findFirstOrThrow({ where: { kind: 'email-changed', to: before } });
  await prisma().mail.update({
    where: { structureId_id: { structureId: mail.structureId, id: mail.id } },
    data: { state: 'sent', sentAt: new Date() },
  });
  return {
    id,
    before,
    after,
    token,
    link: { of: `${mail.structureId}.${mail.id}`, token: mailSecret(mail, 'action') },
  };
}

async function proveNew(id: string, token: string, after: string): Promise<void> {
  const { id: attachmentId } = await prisma().attachment.findFirstOrThrow({ where: { clientId: id } });
  expect(await sendCodeAgain(owner, attachmentId)).toEqual({ ok: true, value: { to: after } });
  await proveMailed(token, after);
  expect(await gate(token)).toMatchObject({ access: true });
}

const objections = (id: string) => prisma().auditEvent.findMany({ where: { clientId: id, kind: 'email-objected' } });

test('signs out the phones, lets proofs of the new address count no longer, and tells the club once', async () => {
  const { id, after, token, link } = await changed();
  await proveNew(id, token, after);
  expect(await readObjection(link)).toMatchObject({ state: 'open' });
  const answers = await Promise.all([objectToChange(link), objectToChange(link)]);
  expect(answers.map((answer) => answer?.state)).toEqual(['done', 'done']);
  expect(await findAppUser(token)).toBeNull();
  expect(await objections(id)).toMatchObject([{ details: { devices: 1 }, staffId: null }]);
  expect(await prisma().client.findFirstOrThrow({ where: { id } })).toMatchObject({ email: after });
});

test('gives no access: a phone that registers again has to prove the address of the record', async () => {
  const { before, link } = await changed();
  expect(await objectToChange(link)).toMatchObject({ state: 'done' });
  const { accountToken } = await testRegistration(key, before);
  await proveMailed(accountToken, before);
  expect(await gate(accountToken)).toEqual({ access: false, reason: 'email-unproved' });
});

test('is too late after 48 hours, and refuses every other link', async () => {
  const { id, token, link } = await changed();
  const other = await changed();
  const [structureId, mailId] = link.of.split('.');
  for (const odd of [
    { ...link, token: other.link.token },
    { ...link, token: '' },
    { ...link, token: `${link.token}x` },
    { ...link, of: other.link.of },
    { ...link, of: `${mailId}.${structureId}` },
    { ...link, of: `${link.of}.x` },
    { ...link, of: mailId ?? '' },
    { of: '\0', token: '\ud800' },
    { of: 'x'.repeat(10_000), token: 'x'.repeat(10_000) },
  ])
    expect(await objectToChange(odd)).toBeNull();
  await connection().pool.query(`update mail set sent_at = now() - interval '49 hours' where id = $1`, [mailId]);
  expect(await objectToChange(link)).toMatchObject({ state: 'late' });
  expect(await objections(id)).toEqual([]);
  expect(await findAppUser(token)).not.toBeNull();
});
