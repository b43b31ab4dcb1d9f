import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { openFirstStructure } from '#lib/structures/open-structure.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testPassword } from '#lib/testing/team.ts';
import { inviteColleague } from '../invite-colleague.ts';
import { joinStructure } from '../joining/join-structure.ts';
import { hashPassword } from '../password.ts';
import { requestPasswordReset } from '../reset/request-password-reset.ts';
import { resetPassword } from '../reset/reset-password.ts';
import { startSession } from '../start-session.ts';
import { accountFields } from './account-fields.ts';
import { changePassword } from './change-password.ts';

const club = 'Gymnase Tournesol';
const person = 'Ottoline Castagnet';
let passwordHash: string;
let staff: Staff;

beforeAll(async () => {
  await testDatabase();
  passwordHash = await hashPassword(testPassword);
});
beforeEach(async () => {
  staff = await testStaff();
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { name: club } });
  await prisma().staffAccount.update({ where: { id: staff.id }, data: { name: person, passwordHash } });
});

const codeOf = (outcome: { ok: true } | { ok: false; problem: { code: string } }) =>
  outcome.ok ? null : outcome.problem.code;
const fresh = () => `ottoline-${crypto.randomUUID()}@exemple.example`;

/** Where a password is chosen; each returns the problem's code, or null. */
const forms: Record<string, (password: string) => Promise<string | null>> = {
  async welcome(password) {
    const opened = await openFirstStructure({ name: club, owner: { name: person, email: fresh(), password } });
    // Of a database that has structures the password is judged all the same, before.
    return codeOf(opened) === 'already-open' ? null : codeOf(opened);
  },
  async join(password) {
    const invited = await inviteColleague(staff, { name: 'Ada', role: 'manager' });
    if (!invited.ok) throw new Error(invited.problem.code);
    return codeOf(
      await joinStructure(invited.value.token as string, { name: person, email: fresh(), password }, '192.0.2.1'),
    );
  },
  async reset(password) {
    await connection().pool.query('delete from throttle');
    await requestPasswordReset(staff.email, '192.0.2.1');
    const mail = await receiveMail({ structureId: staff.structure.id });
    return codeOf(await resetPassword(/token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', password));
  },
  async account(password) {
    const sessionId = (await startSession(staff.id, null)) ?? '';
    return codeOf(await changePassword({ staffId: staff.id, sessionId }, { current: testPassword, password }));
  },
};

describe.each(Object.entries(forms))('the form %s', (_, choose) => {
  test.each([
    ['motdepasse1', 'password-common'],
    ['Password123!', 'password-common'],
    ['1234567890', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['gymnase-tournesol', 'password-guessable'],
    ['TournesolGymnase2026!', 'password-guessable'],
    ['ottoline.castagnet', 'password-guessable'],
    ['Castagnet1987', 'password-guessable'],
    ['une longue promenade au bord de l’eau', null],
    ['Une promenade au bord de l’eau. '.repeat(32).slice(0, 1_000), null],
  ])('judges %.40s as %s', async (password, code) => {
    expect(await choose(password)).toBe(code);
  });
});

test('takes passwords of 10 to 1,000 characters', () => {
  const judge = (password: string) => {
    const read = accountFields.password.safeParse(password);
    return read.success ? null : read.error.issues[0]?.message;
  };
  expect(['', 'x'.repeat(9), 'x'.repeat(10), 'é'.repeat(1_000), 'x'.repeat(1_001)].map(judge)).toEqual([
    'required',
    'password-too-short',
    null,
    null,
    'password-too-long',
  ]);
});

test('lets an account join by the weak password that it has', async () => {
  const weak = await hashPassword('motdepasse1');
  const elsewhere = await testStaff();
  await prisma().staffAccount.update({ where: { id: elsewhere.id }, data: { passwordHash: weak } });
  const invited = await inviteColleague(staff, { name: 'Ada', role: 'manager' });
  const token = invited.ok ? (invited.value.token as string) : '';
  const joined = await joinStructure(
    token,
    { name: 'x', email: elsewhere.email, password: 'motdepasse1' },
    '192.0.2.1',
  );
  expect(joined).toMatchObject({ ok: true, value: { staffId: elsewhere.id } });
});
