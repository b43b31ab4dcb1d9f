import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOverHttp } from '#e2e/support/add-over-http.ts';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { type Reader, readerAt } from '#e2e/support/reader.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { prisma } from '#lib/database/connection.ts';

/** Adds in all, and how many of them are acknowledged between two power cuts. */
const adds = Number(process.env.DURABILITY_ADDS ?? 120);
const betweenCuts = 60;
const concurrency = 4;

let product: OwnProduct;

beforeAll(async () => {
  product = await openProduct();
});

afterAll(() => product?.close());

test(`keeps each client of ${adds} acknowledged adds, once, while everything is killed repeatedly`, async () => {
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

  // Adds in progress at a power cut may still be acknowledged.
  expect(cuts).toBeGreaterThanOrEqual(Math.ceil(adds / (betweenCuts + concurrency)) - 1);
  expect((await emailsOf(club)).sort()).toEqual(emails.sort());
  expect(await prisma().auditEvent.count({ where: { structureId: club.id, kind: 'client-added' } })).toBe(adds);
}, 900_000);

/**
 * Adds, several at once, until that many are acknowledged; then kills `victim` while others are in
 * progress.
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
      if (!(await addOverHttp(email, club, reader))) continue;
      acknowledged.add(email);
      if (victim && acknowledged.size >= goal) killed ??= victim.kill();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await killed;
}

async function emailsOf(club: Club): Promise<string[]> {
  const clients = await prisma().client.findMany({ where: { structureId: club.id }, select: { emailKey: true } });
  return clients.map(({ emailKey }) => emailKey);
}
