import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpPerson, message, testErp } from '#lib/testing/erp.ts';

/** Events in all, and how many of them are acknowledged between two power cuts. */
const events = Number(process.env.DURABILITY_EVENTS ?? 240);
const betweenCuts = 150;
const concurrency = 8;

let product: OwnProduct;

beforeAll(async () => {
  product = await openProduct();
});

afterAll(() => product?.close());

test(`applies each of ${events} acknowledged events once while server and database are killed repeatedly`, async () => {
  const club = await openClub();
  const { connection: erp, secret } = await testErp(club.owner);
  const sent = Array.from({ length: events }, (_, n) => ({
    id: `msg-${n}`,
    body: JSON.stringify(message('updated', n, erpPerson(`C-${n % 50}`, { phone: `06${String(10_000_000 + n)}` }))),
  }));
  const acknowledged = new Set<string>();
  let cuts = 0;
  while (acknowledged.size < events) {
    const queue = sent.filter(({ id }) => !acknowledged.has(id));
    const goal = queue.length > betweenCuts ? acknowledged.size + betweenCuts : events;
    let killed: Promise<void> | undefined;
    const worker = async () => {
      for (let event = queue.shift(); event && !killed; event = queue.shift()) {
        const headers = { ...signStandard(secret, event.body, event.id), 'content-type': 'application/json' };
        const url = `${product.url}/api/erp/${erp.id}/events`;
        const answer = await fetch(url, { method: 'POST', headers, body: event.body }).catch(() => null);
        if (answer?.status !== 200) continue;
        acknowledged.add(event.id);
        if (goal < events && acknowledged.size >= goal) killed ??= product.kill();
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    await killed;
    if (!killed) continue;
    cuts += 1;
    await product.restart();
    const journal = await prisma().erpEvent.findMany({ where: { structureId: club.id }, select: { webhookId: true } });
    const kept = new Set(journal.map(({ webhookId }) => webhookId));
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  }
  // Events in progress at a power cut may still be acknowledged.
  expect(cuts).toBeGreaterThanOrEqual(Math.ceil(events / (betweenCuts + concurrency)) - 1);
  // Each is in the journal once, none is left waiting, and each person is as in the latest event.
  await expect.poll(() => prisma().erpEvent.count({ where: { structureId: club.id, verdict: 'received' } })).toBe(0);
  expect(await prisma().erpEvent.count({ where: { structureId: club.id } })).toBe(events);
  const { rows } = await connection().pool.query<{ erpId: string; phone: string }>(
    'select erp_id as "erpId", phone from client where structure_id = $1',
    [club.id],
  );
  const last = new Map(
    sent.map(({ body }) => JSON.parse(body).data).map(({ id, phone }) => [id, `+33${phone.slice(1)}`]),
  );
  expect(new Map(rows.map(({ erpId, phone }) => [erpId, phone]))).toEqual(last);
}, 900_000);
