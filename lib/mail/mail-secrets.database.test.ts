import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { join } from '#lib/registrations/join.ts';
import { objectToChange } from '#lib/registrations/object-to-change.ts';
import { prove } from '#lib/registrations/prove.ts';
import { register } from '#lib/registrations/register.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { confirmEmailChange } from '#lib/staff/account/confirm-email-change.ts';
import { reportSignInChange } from '#lib/staff/account/record-account-change.ts';
import { requestEmailChange } from '#lib/staff/account/request-email-change.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { findJoinLink, type JoinLink } from '#lib/staff/joining/find-join-link.ts';
import { checkJoinCode } from '#lib/staff/joining/join-code.ts';
import { sendJoinCode } from '#lib/staff/joining/send-join-code.ts';
import { hashPassword } from '#lib/staff/password.ts';
import { requestPasswordReset } from '#lib/staff/reset/request-password-reset.ts';
import { canReset, resetPassword } from '#lib/staff/reset/reset-password.ts';
import { mailedCode, personOf, testDesk, testRegistration, typedRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { renderedMail } from '#lib/testing/mail.ts';
import { testResend } from '#lib/testing/resend.ts';
import type { TestResend } from '#lib/testing/resend-traffic.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testPassword } from '#lib/testing/team.ts';
import { applyDeliveryEvents } from './delivery/apply-delivery-events.ts';
import { demoMailboxKey } from './delivery/demo-mailbox.ts';
import { sendMail } from './delivery/send-mail.ts';
import { listMail, readMail } from './list-mail.ts';
import { type MailKind, mailKinds, secretPlacesOf } from './mail-kind.ts';
import { hiddenSecret, mailSecret } from './mail-secret.ts';
import { previewMail } from './preview-mail.ts';
import { queueMail } from './queue-mail.ts';
import { unsubscribe } from './unsubscribe.ts';

type Desk = Awaited<ReturnType<typeof testDesk>>;

const address = '192.0.2.1';
const running = new AbortController().signal;
const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
let desk: Desk;
let resend: TestResend;

beforeAll(async () => {
  await testDatabase();
  resend = await testResend();
});
beforeEach(async () => {
  desk = await testDesk();
  await connection().pool.query(
    'delete from invitation; delete from mail; update mail_pace set "limit" = 1000, next_at = now()',
  );
  resend.taken.length = 0;
});
afterAll(async () => {
  await resend?.close();
});

/** Runs with a mail provider, as the server does whose RESEND_API_KEY is set. */
async function withProvider(run: () => Promise<unknown>): Promise<void> {
  Object.assign(process.env, {
    RESEND_API_KEY: 're_test',
    MAIL_FROM: 'club@exemple.example',
    RESEND_BASE_URL: resend.url,
  });
  try {
    await run();
  } finally {
    for (const name of ['RESEND_API_KEY', 'MAIL_FROM', 'RESEND_BASE_URL']) delete process.env[name];
  }
}

/** A person whose address is proved, in the structure of the desk. */
async function proved(email: string): Promise<string> {
  const { accountToken } = await testRegistration(desk.key, email);
  await prove(await personOf(accountToken), (await mailedCode(email)) ?? '', address);
  return accountToken;
}

/** Who changes their e-mail. */
let changer: Staff;
let passwordHash: Promise<string> | undefined;

/**
 * Writes one mail of each kind, by the verb that writes it in the product. Answers what the verb
 * answered.
 */
const write: Record<MailKind, () => Promise<unknown>> = {
  'email-code': () => testRegistration(desk.key, fresh()),
  'email-changed': async () => {
    const email = fresh();
    const id = await addTestClient(desk.owner, { email });
    await proved(email);
    return editClient(desk.owner, id, 1, typedClient({ email: fresh() }));
  },
  'request-refused': async () => {
    const email = fresh();
    await join(await personOf(await proved(email)), desk.joinCode, address);
    const { id } = await prisma().attachment.findFirstOrThrow({ where: { account: { emailKey: email } } });
    return refuseRequest(desk.owner, id, 'Pas de place');
  },
  invitation: async () => resendInvitation(desk.reception, await addTestClient(desk.owner, { email: fresh() })),
  'password-reset': () => requestPasswordReset(desk.owner.email, crypto.randomUUID()),
  'join-code': async () => {
    const invited = await inviteColleague(desk.owner, { name: 'Ada', role: 'reception' });
    return sendJoinCode(invited.ok ? invited.value.token : '', fresh(), crypto.randomUUID());
  },
  'colleague-invited': () => inviteColleague(desk.owner, { name: 'Ada', role: 'owner', email: fresh() }),
  'erp-incident': async () => {
    const { id: structureId, slug, name } = desk.owner.structure;
    const draft = dictionaryOf('fr').mail.erpIncident.silence(name, `https://club.example/${slug}/erp`);
    const mail = {
      structureId,
      kind: 'erp-incident',
      clientId: null,
      occasion: crypto.randomUUID(),
      to: fresh(),
      language: 'fr',
    } as const;
    return inTransaction((tx) => queueMail(tx, { ...mail, ...draft }));
  },
  'email-change-code': async () => {
    changer = await testStaff('reception', desk.owner);
    passwordHash ??= hashPassword(testPassword);
    await prisma().staffAccount.update({ where: { id: changer.id }, data: { passwordHash: await passwordHash } });
    const session = { staffId: changer.id, sessionId: '' };
    return withProvider(() => requestEmailChange(session, { email: fresh(), password: testPassword }));
  },
  'sign-in-changed': () => inTransaction((tx) => reportSignInChange(tx, desk.owner.id, 'password')),
};

const mailOf = (kind: MailKind) =>
  prisma().mail.findFirstOrThrow({ where: { structureId: desk.owner.structure.id, kind }, orderBy: { id: 'desc' } });
const secretsOf = (mail: { id: string; kind: string }) =>
  secretPlacesOf(mail.kind).map((place) => mailSecret(mail, place));
/** Finds a secret that stands alone: six digits may be part of a longer number by chance. */
const holds = (text: string, secret: string) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(text);

/**
 * Everything a staff member of each role sees of the mails: the list, each mail, and its preview.
 */
async function seenBy(staff: Staff): Promise<string> {
  const listed = await listMail(staff, null);
  const read = await Promise.all(listed.map(({ id }) => readMail(staff, id)));
  const previews = await Promise.all(read.map((mail) => mail && previewMail(mail, staff)));
  return JSON.stringify([listed, read, previews]);
}

/** All texts of the database, its job queue included. */
async function storedTexts(): Promise<string> {
  const { pool } = connection();
  const { rows } = await pool.query<{ sql: string }>(
    `select format('select coalesce(string_agg(concat_ws(%L, %s), %L), %L) as text from %I.%I', ' ',
      string_agg(format('%I::text', column_name), ', '),
       ' ', '', table_schema, table_name) as sql
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
       and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY')
     group by table_schema, table_name`,
  );
  const texts = await Promise.all(rows.map(({ sql }) => pool.query<{ text: string }>(sql)));
  return texts.map((found) => found.rows[0]?.text ?? '').join(' ');
}

describe.each(mailKinds)('a mail of the kind %s', (kind) => {
  test('holds its secrets only where it is sent: not in the database, not for any role, not in an answer', async () => {
    const answer = JSON.stringify(await write[kind]());
    const mail = await mailOf(kind);
    const secrets = secretsOf(mail);
    const roles = [desk.owner, await testStaff('manager', desk.owner), desk.reception];
    const look = async () => [await storedTexts(), ...(await Promise.all(roles.map(seenBy)))];
    const before = await look();
    await withProvider(() => sendMail(running));
    const sent = resend.taken.find((taken) => taken.mail.tags.some(({ value }) => value === mail.id))?.mail;
    expect(sent).toBeDefined();
    for (const secret of secrets) {
      expect(sent?.html).toContain(secret);
      expect(sent?.text).toContain(secret);
      for (const text of [answer, ...before, ...(await look())]) expect(holds(text, secret)).toBe(false);
    }
    // Whatever in it looks like a secret is one of those: a new kind cannot carry one that it does
    // not declare.
    const alike = [...`${sent?.text} ${sent?.subject}`.matchAll(/(?<![\w-])(\d{6}|[\w-]{43,})(?![\w-])/g)].map(
      ([found]) => found,
    );
    const names = [desk.owner.structure.slug, mail.to.split('@')[0]];
    expect(new Set(alike.filter((found) => !names.includes(found)))).toEqual(new Set(secrets));
    expect(`${sent?.subject} ${sent?.text} ${sent?.html}`).not.toContain(hiddenSecret);
    expect(JSON.stringify(mail.content).split(hiddenSecret).length - 1).toBe(secrets.length);
  });
});

/** Makes a mail look as it does on its way, by the product's own columns. */
const onTheWay: [string, string][] = [
  ['queued', ''],
  ['claimed by a sender', `doubt_since = now(), tries = 1`],
  ['failed', `state = 'failed', failed_at = now()`],
  ['cancelled', `state = 'cancelled'`],
  ['in doubt', `state = 'in-doubt', doubt_since = now()`],
  ['taken, and never sent by the provider', `state = 'failed', sent_at = now(), failed_at = now()`],
  ['taken, and suppressed', `state = 'suppressed', sent_at = now(), suppressed_at = now()`],
];

/**
 * Uses the secret of a mail of each kind that proves something. Answers whether it was accepted,
 * and what a made-up one is told.
 */
const use: {
  [Kind in MailKind]?: (
    answer: unknown,
    secret: string,
    wrong: string,
  ) => Promise<{ accepted: boolean; right: unknown; wrong: unknown }>;
} = {
  'email-code': async (answer, secret, wrong) => {
    const person = await personOf((answer as { accountToken: string }).accountToken);
    const refused = await prove(person, wrong, address);
    const right = await prove(person, secret, address);
    return { accepted: right.ok, right: { ...right, value: null }, wrong: { ...refused, value: null } };
  },
  invitation: async (_answer, secret, wrong) => {
    const { to } = await mailOf('invitation');
    const registered = async (invitationToken: string) => {
      const outcome = await register(desk.key, typedRegistration(to, { invitationToken }), address);
      return outcome.ok ? outcome.value.emailProof : outcome.problem.code;
    };
    const refused = await registered(wrong);
    // Within a minute an address would get no second code.
    await connection().pool.query('delete from throttle');
    const right = await registered(secret);
    return { accepted: right === 'proved', right, wrong: refused };
  },
  'password-reset': async (_answer, secret, wrong) => {
    const password = 'une autre phrase longue';
    const works = await canReset(secret);
    const [refused, right] = [await resetPassword(wrong, password), await resetPassword(secret, password)];
    expect(works).toBe(right.ok);
    return { accepted: right.ok, right, wrong: refused };
  },
  'join-code': async (answer, secret, wrong) => {
    const { id, linkId } = await prisma().joinCode.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(answer).toEqual({ ok: true, value: { id } });
    const link = { structureId: desk.owner.structure.id, id: linkId } as JoinLink;
    const [refused, right] = [
      await checkJoinCode(link, { id, code: wrong }),
      await checkJoinCode(link, { id, code: secret }),
    ];
    return { accepted: right.ok, right, wrong: refused };
  },
  'email-change-code': async (_answer, secret, wrong) => {
    const session = { staffId: changer.id, sessionId: '' };
    const [refused, right] = [await confirmEmailChange(session, wrong), await confirmEmailChange(session, secret)];
    return { accepted: right.ok, right, wrong: refused };
  },
  'email-changed': async (_answer, secret, wrong) => {
    const { structureId, id } = await mailOf('email-changed');
    const of = `${structureId}.${id}`;
    const [refused, right] = [await objectToChange({ of, token: wrong }), await objectToChange({ of, token: secret })];
    return { accepted: right?.state === 'done', right, wrong: refused };
  },
  'colleague-invited': async (_answer, secret, wrong) => {
    const [refused, right] = [await findJoinLink(wrong), await findJoinLink(secret)];
    return { accepted: right !== null, right, wrong: refused };
  },
};

test('covers every kind of mail whose secret gives access', () => {
  const carrying = mailKinds.filter((kind) => secretPlacesOf(kind).some((place) => place !== 'unsubscribe'));
  expect(Object.keys(use).sort()).toEqual(carrying.toSorted());
});

describe.each(Object.entries(use) as [MailKind, NonNullable<(typeof use)[MailKind]>][])(
  'the secret of %s',
  (kind, tryIt) => {
    /** The right one, guessed or stolen, and one that is certainly wrong. */
    const bothOf = (mail: { id: string; kind: string }) => {
      const isCode = secretPlacesOf(kind).includes('code');
      const secret = mailSecret(mail, isCode ? 'code' : 'action');
      return {
        secret,
        wrong: isCode
          ? String((Number(secret) + 1) % 1_000_000).padStart(6, '0')
          : secret.replace(/^./, (first) => (first === '_' ? '-' : '_')),
      };
    };

    test.each(onTheWay)('refuses the right code while the mail is %s', async (_state, set) => {
      const answer = await write[kind]();
      const mail = await mailOf(kind);
      if (set) await connection().pool.query(`update mail set ${set} where id = $1`, [mail.id]);
      const { secret, wrong } = bothOf(mail);
      const tried = await tryIt(answer, secret, wrong);
      expect(tried.accepted).toBe(false);
      expect(tried.right).toEqual(tried.wrong);
      expect(await prisma().appProof.count({ where: { mailId: mail.id, provedAt: { not: null } } })).toBe(0);
    });

    test.each(['sent', 'delivered'] as const)(
      'counts once the mail is %s, also where only an event of the provider says so',
      async (told) => {
        const answer = await write[kind]();
        const mail = await mailOf(kind);
        // As after a kill between the provider's answer and its record.
        await connection().pool.query('update mail set doubt_since = now(), tries = 1 where id = $1', [mail.id]);
        await applyDeliveryEvents(
          { providerId: 're_1', structureId: mail.structureId, mailId: mail.id },
          { kind: told, at: new Date() },
        );
        const { secret, wrong } = bothOf(mail);
        expect((await tryIt(answer, secret, wrong)).accepted).toBe(true);
      },
    );

    test('counts once the provider has taken the mail', async () => {
      const answer = await write[kind]();
      await withProvider(() => sendMail(running));
      const { secret, wrong } = bothOf(await mailOf(kind));
      expect((await tryIt(answer, secret, wrong)).accepted).toBe(true);
    });
  },
);

test('sends the same secret again in a repeated mail, from any process', async () => {
  await write['email-code']();
  const faults = ['cut', 'reset'] as const;
  let request = 0;
  resend.fault = () => faults[request++] ?? null;
  await withProvider(async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await sendMail(running);
      await connection().pool.query(`update mail set due_at = now() where state = 'queued'`);
    }
  });
  resend.fault = () => null;
  const mail = await mailOf('email-code');
  expect(mail.state).toBe('sent');
  expect(resend.requests.filter(({ outcome }) => outcome === 'conflict')).toEqual([]);
  expect(resend.taken.map((taken) => taken.mail.text)).toEqual([renderedMail(mail).text]);
});

test('accepts the unsubscribe link of a mail in any state, and shows it to no one', async () => {
  await write.invitation();
  expect(await unsubscribe(mailSecret(await mailOf('invitation'), 'unsubscribe'))).toBe(true);
});

test('removes secrets from what the provider quotes of a mail', async () => {
  await write.invitation();
  const mail = await mailOf('invitation');
  const problem = `550 rejected ${secretsOf(mail).join(' ')}`;
  const reference = { providerId: null, structureId: mail.structureId, mailId: mail.id };
  await applyDeliveryEvents(reference, { kind: 'bounced', at: new Date(), hard: false, problem });
  expect((await mailOf('invitation')).problem).toBe(`550 rejected ${hiddenSecret} ${hiddenSecret}`);
});

describe('the demonstration’s mailbox', () => {
  const given = (value: string) => {
    process.env.DEMO_MAILBOX = value;
  };
  beforeEach(() => {
    delete process.env.DEMO_MAILBOX;
  });
  afterAll(() => {
    delete process.env.DEMO_MAILBOX;
  });

  test('takes mails as sent and shows their codes', async () => {
    await write['email-code']();
    given(demoMailboxKey(process.env.AUTH_SECRET ?? ''));
    expect(await sendMail(running)).toBeNull();
    const mail = await mailOf('email-code');
    expect(mail).toMatchObject({ state: 'sent', providerId: `demo/${mail.id}` });
    const [code = ''] = secretsOf(mail);
    expect(holds(await seenBy(desk.owner), code)).toBe(true);
    expect(holds(await storedTexts(), code)).toBe(false);
  });

  test.each(['1', 'true', 'yes', demoMailboxKey('another secret, which is as long as the first')])(
    'does nothing where the operator sets DEMO_MAILBOX to %s',
    async (value) => {
      await write['email-code']();
      given(value);
      expect(await sendMail(running)).toBeNull();
      const mail = await mailOf('email-code');
      expect(mail.state).toBe('queued');
      for (const secret of secretsOf(mail)) expect(holds(await seenBy(desk.owner), secret)).toBe(false);
    },
  );

  test('shows nothing where a provider sends the mails', async () => {
    await write['email-code']();
    given(demoMailboxKey(process.env.AUTH_SECRET ?? ''));
    await withProvider(async () => {
      await sendMail(running);
      for (const secret of secretsOf(await mailOf('email-code')))
        expect(holds(await seenBy(desk.owner), secret)).toBe(false);
    });
    expect(resend.taken).toHaveLength(1);
  });
});
