import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { testResend } from '#lib/testing/resend.ts';
import { busiestSecond, type Fault, type TestResend } from '#lib/testing/resend-traffic.ts';

/**
 * Invitations in all, and the number of power cuts during them: `npm run test:endurance` sends
 * 10,000 with 3.
 */
const mails = Number(process.env.MAILS ?? 40);
const cuts = Number(process.env.MAIL_CUTS ?? 1);
/** Requests a second that the provider accepts. */
const requestsPerSecond = 4;

let product: OwnProduct;
let resend: TestResend;

beforeAll(async () => {
  resend = await testResend(requestsPerSecond);
  product = await openProduct({
    RESEND_API_KEY: 're_test',
    MAIL_FROM: 'club@exemple.example',
    RESEND_BASE_URL: resend.url,
    LOG_LEVEL: 'error',
  });
});

afterAll(async () => {
  await product?.close();
  await resend?.close();
});

test(`delivers ${mails} invitations once each through every fault and ${cuts} power cuts, within the rate limit`, async () => {
  const club = await openClub();
  const emails = Array.from({ length: mails }, (_, index) => `client-${index}@exemple.example`);
  // Slices do not fill batches of a hundred, so that requests have many sizes.
  const slice = Math.ceil(mails / 40);
  resend.fault = faultyRandom(20_261_122);
  const invited = Array.from({ length: Math.ceil(mails / slice) }, (_, index) =>
    emails.slice(index * slice, (index + 1) * slice),
  );
  for (let cut = 0; cut <= cuts; cut += 1) {
    for (const some of invited.splice(0, Math.ceil(40 / (cuts + 1)))) await invite(club, some);
    if (cut === cuts) break;
    const before = resend.requests.length;
    // The cut falls into the middle of a request, most of the time.
    await expect.poll(() => resend.requests.length, { timeout: 120_000, interval: 5 }).toBeGreaterThan(before);
    await product.kill();
    await product.restart();
  }
  const left = async () =>
    (await connection().pool.query(`select count(*)::int as count from mail where state = 'queued'`)).rows[0].count;
  await expect.poll(left, { timeout: 1_500_000, interval: 500 }).toBe(0);

  const taken = resend.taken.map(({ mail }) => mail.to);
  expect(taken.toSorted()).toEqual(emails.toSorted());
  expect(resend.requests.filter(({ outcome }) => outcome === 'conflict' || outcome === 'too-fast')).toEqual([]);
  expect(busiestSecond(resend)).toBeLessThanOrEqual(requestsPerSecond);
  const { rows } = await connection().pool.query('select state::text, count(*)::int from mail group by 1');
  expect(rows).toEqual([{ state: 'sent', count: mails }]);
  const known = await connection().pool.query<{ id: string }>('select provider_id as id from mail');
  expect(known.rows.map(({ id }) => id).toSorted()).toEqual(resend.taken.map(({ id }) => id).toSorted());
  const met = Object.entries(Object.groupBy(resend.requests, ({ outcome }) => outcome)).map(
    ([outcome, some]) => `${some?.length} ${outcome}`,
  );
  process.stdout.write(
    `${mails} mails, ${resend.requests.length} requests: ${met.join(', ')}; busiest second ${busiestSecond(resend)} of ${requestsPerSecond}\n`,
  );
}, 1_800_000);

/** Creates clients as an import leaves them, and invites them as after one. */
async function invite(club: Club, emails: string[]): Promise<void> {
  const structure = { id: club.id, name: 'Club d’été', language: 'fr' };
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `insert into client (structure_id, id, last_name, first_name, email, email_key, source, sort_name, search_text)
       select $1, gen_random_uuid(), 'Durand', 'Zoé', e, e, 'import', 'durand zoe', 'durand zoe'
         from unnest($2::text[]) as e returning id`,
      [club.id, emails],
    );
    await inviteClients(
      tx,
      { structure, staffId: null },
      rows.map(({ id }) => id),
    );
  });
}

/**
 * Returns every fault that does not stop sending for good, in a pseudorandom order; about every
 * third request meets one.
 */
function faultyRandom(seed: number): () => Fault | null {
  const faults: Fault[] = ['429', '500', 'reset', 'malformed', 'cut', 'cut', 'delay'];
  let state = seed;
  let requests = 0;
  const random = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  return () => {
    requests += 1;
    // Each costs ten seconds, so there are few, but always some.
    if ([7, 30, 80].includes(requests)) return 'hang';
    // The first requests meet each of the others once: a short trial has few more.
    const first = [...new Set(faults)][requests - 1];
    if (first) return first;
    return random(3) === 0 ? (faults[random(faults.length)] ?? null) : null;
  };
}
