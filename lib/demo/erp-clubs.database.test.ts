import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { authenticate } from '#lib/erp/connections/authenticate.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { receiveEvent } from '#lib/erp/events/receive-events.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { connectDemoErp } from './demo-erp.ts';
import { openErpClub } from './erp-clubs.ts';
import { startFakeResamania } from './fake-resamania.ts';
import { ownerOf } from './owner-of.ts';
import { changeMaker } from './played-erps/changes.ts';
import { playedErpOf, playedProfiles } from './played-erps/played-erps.ts';

const secret = `erp_${'s'.repeat(43)}`;
let from: string;

beforeAll(async () => {
  await testDatabase();
  from = (await testStaff()).structure.slug;
});

const profiles = playedProfiles.filter((name) => name !== 'standard' && name !== 'resamania');

test.each(profiles)('opens a club for %s once, where its messages are applied', async (profile) => {
  const club = await openErpClub(profile, from, secret, null);
  expect(await openErpClub(profile, from, secret, null)).toEqual(club);
  const connection = await findConnection(club.connectionId);
  if (!connection) throw new Error('the connection is not found');
  const erp = playedErpOf(profile);
  const nextChange = changeMaker(club.slug);
  const verdicts = new Set<string>();
  for (let count = 0; count < 5; count += 1) {
    for (const message of erp.messages(nextChange(), secret)) {
      const { path, headers, body, method } = message();
      const [, token = null, verb = method === 'DELETE' ? 'delete' : null] = path.split('/');
      const call = {
        headers: new Headers(headers),
        raw: Buffer.from(body),
        token,
        verb,
        receivedAt: new Date(),
      };
      expect(authenticate(connection, call).ok).toBe(true);
      const event = readMessage(connection, profileOf(profile), call, JSON.parse(body));
      verdicts.add((await receiveEvent(connection, event)).verdict);
    }
  }
  expect(verdicts).toContain('applied');
  expect([...verdicts].filter((verdict) => !['applied', 'held'].includes(verdict))).toEqual([]);
});

test('opens a club whose people are fetched, and refuses one of another kind', async () => {
  process.env.ERP_ALLOW_PRIVATE_HOSTS = '1';
  const fake = await startFakeResamania();
  const { connectionId, structureId } = await openErpClub('resamania', from, secret, fake);
  await fake.close();
  expect(await prisma().erpApi.count({ where: { structureId, connectionId } })).toBe(1);
  await expect(connectDemoErp(await ownerOf('club-resamania'), 'odoo', secret)).rejects.toThrow(
    'of the kind resamania',
  );
});
