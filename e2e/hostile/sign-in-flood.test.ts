import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { type PublicForm, readPublicForm } from '#e2e/support/public-form.ts';
import { openSignIn, type SignIn } from '#e2e/support/sign-in-form.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { passwordRetrySeconds } from '#lib/staff/password-queue.ts';
import { receiveMail } from '#lib/testing/mail.ts';

let product: OwnProduct;
let club: Club;
let signIn: SignIn;

beforeAll(async () => {
  // One proxy is trusted, so that requests can come from several network addresses.
  product = await openProduct({ TRUSTED_PROXIES: '1' });
  club = await openClub();
  signIn = await openSignIn(product.url);
});
afterAll(() => product?.close());
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
});

const network = (index: number) => `198.51.100.${index % 250}`;
const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number;

async function pageTime(): Promise<number> {
  const start = performance.now();
  const page = await fetch(`${product.url}/forgot-password`);
  expect(page.status).toBe(200);
  await page.text();
  return performance.now() - start;
}

test('keeps an ordinary page fast while hundreds of sign-ins arrive, and tells those beyond the queue when to retry', async () => {
  const idle = [];
  for (let turn = 0; turn < 15; turn += 1) idle.push(await pageTime());
  const flood = Array.from({ length: 400 }, (_, index) => {
    const language = index % 2 ? 'en' : 'fr';
    return signIn({ email: `p${index}@exemple.example`, password: 'faux', from: network(index), language });
  });
  const during = [];
  let over = false;
  const answered = Promise.all(flood).finally(() => {
    over = true;
  });
  while (!over) during.push(await pageTime());
  const answers = await answered;
  const refused = answers.filter(({ status }) => status === 503);
  const figures = {
    idle: median(idle),
    during: median(during),
    worst: Math.max(...during),
    pages: during.length,
    refused: refused.length,
  };
  process.stdout.write(`${JSON.stringify({ test: 'sign-in flood', ...figures })}\n`);
  expect(
    answers.filter(({ status, location }) => status === 303 && location.includes('error=wrong')).length,
  ).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(100);
  expect(answers.filter(({ status }) => status !== 303 && status !== 503)).toEqual([]);
  for (const { retryAfter, type, language, text } of refused) {
    expect([retryAfter, type]).toEqual([String(passwordRetrySeconds), 'text/html; charset=utf-8']);
    expect(text).toContain(dictionaryOf(language).staff.errors.busy(passwordRetrySeconds));
    expect(text).toContain(`<html lang="${language}">`);
  }
  expect(median(during)).toBeLessThan(Math.max(10 * median(idle), 250));
  expect(await signIn({ email: club.owner.email, password: club.owner.password })).toMatchObject({
    status: 303,
    session: true,
  });
});

test('lets the owner whom strangers lock out in by a mailed link, on a new browser and without another password', async () => {
  const { email, password } = club.owner;
  for (let index = 0; index < 100; index += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) => signIn({ email, password: 'faux', from: network(100 + index + turn) })),
    );
  const locked = await signIn({ email, password, from: '203.0.113.9' });
  expect(locked.location).toContain('error=wait-');
  const page = await (
    await fetch(new URL(locked.location, product.url), { headers: { cookie: locked.cookies, 'accept-language': 'en' } })
  ).text();
  expect(page).toContain(dictionaryOf('en').staff.forgot.unlockLink);

  const asking = await readPublicForm(`${product.url}/forgot-password`);
  expect((await asking.send({ email })).location).toContain('notice=sent');
  const received = await receiveMail({ structureId: club.id, kind: 'password-reset' });
  const token = /token=([\w-]+)/.exec(received?.text ?? '')?.[1] ?? '';
  const unlocking = await readPublicForm(`${product.url}/reset-password?token=${token}`, 1);
  const unlocked = await unlocking.send({});
  expect(unlocked.location).toContain('notice=unlocked');
  expect(await signIn({ email, password: 'faux', from: '203.0.113.9', cookies: unlocked.cookies })).toMatchObject({
    location: expect.stringContaining('error=wrong'),
  });
  expect(await signIn({ email, password, from: '203.0.113.9', cookies: unlocked.cookies })).toMatchObject({
    session: true,
  });
  expect((await signIn({ email, password, from: '203.0.113.10' })).location).toContain('error=wait-');
  // The network address has signed in now, so others no longer keep it out, also on another
  // browser.
  expect(await signIn({ email, password, from: '203.0.113.9' })).toMatchObject({ session: true });
  expect((await unlocking.send({})).text).toContain(dictionaryOf('en').staff.forgot.invalidBody);
});

describe('a form that chooses a password, where passwords are slow', () => {
  let slow: OwnProduct;
  let team: Club;

  beforeAll(async () => {
    slow = await openProduct({
      NODE_OPTIONS: `--import ${fileURLToPath(import.meta.resolve('../support/slow-password-queue.ts'))}`,
    });
    team = await openClub();
  });
  afterAll(() => slow?.close());

  async function joinForms(count: number): Promise<PublicForm[]> {
    const forms = [];
    for (let index = 0; index < count; index += 1) {
      const invited = await inviteColleague(team.owner, { name: 'Ada', role: 'reception' });
      if (!invited.ok) throw new Error(invited.problem.code);
      forms.push(await readPublicForm(`${slow.url}/join?token=${invited.value.token}`));
    }
    return forms;
  }

  const colleague = () => ({
    name: 'Ada',
    email: `ada-${crypto.randomUUID()}@exemple.example`,
    password: 'une phrase assez longue',
  });

  test('answers 503 as well when too many are computed, with scripts and without', async () => {
    const forms = await joinForms(12);
    const answers = await Promise.all(
      forms.map((form, index) => form.send(colleague(), { scripts: index % 2 === 1, language: 'fr' })),
    );
    const busy = dictionaryOf('fr').staff.errors.busy(passwordRetrySeconds);
    const refused = answers.filter(({ status }) => status === 503);
    expect(new Set(refused.map(({ type }) => type.split(';')[0]))).toEqual(new Set(['text/html', 'text/x-component']));
    for (const { retryAfter, text } of refused)
      expect([retryAfter, text.includes(busy)]).toEqual([String(passwordRetrySeconds), true]);
    const joined = answers.filter(({ cookies }) => cookies.includes('session-token='));
    expect(joined.length).toBeGreaterThanOrEqual(3);
    expect(joined.length + refused.length).toBe(answers.length);
  });

  test('is not computed for a client that has disconnected', async () => {
    const forms = await joinForms(6);
    const [probe] = await joinForms(1);
    const joined = () => prisma().membership.count({ where: { structureId: team.id } });
    const before = await joined();
    const gone = new AbortController();
    const full = Promise.withResolvers<void>();
    let refused = 0;
    const send = async (form: PublicForm) => {
      const answer = await form.send(colleague(), { signal: gone.signal }).catch(() => null);
      if (answer?.status !== 503) return;
      refused += 1;
      full.resolve();
    };
    const sent = forms.map(send);
    await full.promise;
    gone.abort();
    await Promise.all(sent);
    // A request that arrives now waits behind the whole queue.
    const next = async () => (await (probe as PublicForm).send(colleague())).status;
    await expect.poll(next, { timeout: 30_000 }).toBe(303);
    // Two waited when the queue was full.
    expect((await joined()) - before - 1).toBeLessThanOrEqual(forms.length - refused - 2);
  });
});
