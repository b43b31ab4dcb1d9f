import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { type Reader, readerAt } from '#e2e/support/reader.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { prisma } from '#lib/database/connection.ts';

/** Adds in all, and how many of them are acknowledged between one power cut and the next. */
const adds = Number(process.env.DURABILITY_ADDS ?? 120);
const betweenCuts = 60;
const atOnce = 4;

let product: OwnProduct;

beforeAll(async () => {
  product = await openProduct();
});

afterAll(() => product?.close());

test(`${adds} adds while everything is killed again and again: each acknowledged client is there, none twice`, async () => {
  const club = await openClub();
  const cookie = await signInOverHttp(product.url, club.owner);
  const emails = Array.from({ length: adds }, (_, index) => `client-${index}@exemple.example`);
  const acknowledged = new Set<string>();
  let cuts = 0;

  while (acknowledged.size < adds) {
    const missing = emails.filter((email) => !acknowledged.has(email));
    const goal = missing.length > betweenCuts ? acknowledged.size + betweenCuts : adds;
    await addUntil(goal, missing, acknowledged, club, readerAt(product.url, cookie), goal < adds ? product : null);
    if (goal === adds) break;
    cuts += 1;
    await product.restart();
    const kept = new Set(await emailsOf(club));
    expect([...acknowledged].filter((email) => !kept.has(email))).toEqual([]);
  }

  // Those who were under way may be acknowledged on top, before the power goes.
  expect(cuts).toBeGreaterThanOrEqual(Math.ceil(adds / (betweenCuts + atOnce)) - 1);
  expect((await emailsOf(club)).sort()).toEqual(emails.sort());
  expect(await prisma().auditEvent.count({ where: { structureId: club.id, kind: 'client-added' } })).toBe(adds);
}, 900_000);

/**
 * Adds, several at once, until that many are acknowledged; then pulls the plug of `victim` while
 * others are under way.
 */
async function addUntil(
  goal: number,
  queue: string[],
  acknowledged: Set<string>,
  club: Club,
  reader: Reader,
  victim: OwnProduct | null,
): Promise<void> {
  let killed: Promise<void> | undefined;
  const worker = async () => {
    for (let email = queue.shift(); email && !killed; email = queue.shift()) {
      if (!(await add(email, club, reader))) continue;
      acknowledged.add(email);
      if (victim && acknowledged.size >= goal) killed ??= victim.kill();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await killed;
}

/**
 * Whether the server said that the client is there: added now, or before a cut that swallowed the
 * answer.
 */
async function add(email: string, club: Club, reader: Reader): Promise<boolean> {
  // A name that nobody has yet: somebody who may be there already is asked about first.
  const lastName = createHash('sha256').update(email).digest('hex').slice(0, 16);
  const answer = await reader
    .sendForm(`/${club.slug}/clients/new`, { lastName, firstName: 'Zoé', email })
    .catch(() => null);
  if (!answer) return false;
  if (answer.status === 303) return true;
  const page = await answer.text().catch(() => '');
  return (
    answer.status === 200 &&
    page.includes('role="alert"') &&
    page.includes(`/${club.slug}/clients/`) &&
    page.includes(`Zoé ${lastName}`)
  );
}

async function emailsOf(club: Club): Promise<string[]> {
  const clients = await prisma().client.findMany({ where: { structureId: club.id }, select: { emailKey: true } });
  return clients.map(({ emailKey }) => emailKey);
}
