import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { FakeResamania } from '#lib/demo/fake-resamania.ts';
import type { EventResult } from '#lib/erp/events/incoming-event.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { fetchDuePeople } from '#lib/erp/thin/drain-fetches.ts';
import type { FetchPace } from '#lib/erp/thin/fetch-pace.ts';
import { receiveNotices } from '#lib/erp/thin/receive-notices.ts';
import { saveApiSettings } from '#lib/erp/thin/save-api-settings.ts';
import { type TestErp, testErp } from './erp.ts';
import { fastPace } from './fast-pace.ts';

/** For tests: connects the actor's structure to a fake Resamania. */
export async function thinErp(staff: Staff, fake: FakeResamania): Promise<TestErp> {
  process.env.ERP_ALLOW_PRIVATE_HOSTS = '1';
  const erp = await testErp(staff, 'resamania');
  const saved = await saveApiSettings(staff, { ...fake.settings });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  return erp;
}

/** For tests: receives a notice about each of these contacts. */
export async function notify(
  { connection }: TestErp,
  fake: FakeResamania,
  ids: string[],
  event?: string,
): Promise<EventResult[]> {
  const { thin } = profileOf('resamania');
  if (!thin) throw new Error('the profile fetches no people');
  const bodies = ids.map((id) => fake.notice(id, event));
  return receiveNotices(connection, thin, bodies, { receivedAt: new Date(), dryRun: false, burstDelayMs: 0 });
}

/** For tests: fetches everyone who is due, and returns how many are left. */
export async function drain({ connection }: TestErp, pace: Partial<FetchPace> = {}): Promise<number> {
  const key = { structureId: connection.structureId, connectionId: connection.id };
  await fetchDuePeople(key, { ...fastPace, ...pace });
  return prisma().erpFetch.count({ where: key });
}

/** For tests: ends every wait of a connection, as if the time had passed. */
export async function skipWaits({ connection: { structureId, id: connectionId } }: TestErp): Promise<void> {
  const past = new Date(0);
  await prisma().erpApi.updateMany({
    where: { structureId, connectionId },
    data: { pausedUntil: past, probeUntil: past },
  });
  await prisma().erpFetch.updateMany({ where: { structureId, connectionId }, data: { dueAt: past } });
}

/**
 * For tests: lets time pass for a connection's calls and fetches, by moving every moment that the
 * database compares with its clock into the past.
 */
export async function passTime({ connection: { structureId, id } }: TestErp, ms: number): Promise<void> {
  const back = (...columns: string[]) =>
    columns.map((column) => `${column} = ${column} - make_interval(secs => $3::float8 / 1000)`).join(', ');
  const where = 'where structure_id = $1 and connection_id = $2';
  const { pool } = connection();
  await pool.query(`update erp_api set ${back('paused_until', 'probe_until', 'next_call_at')} ${where}`, [
    structureId,
    id,
    ms,
  ]);
  await pool.query(`update erp_fetch set ${back('due_at', 'leased_until')} ${where}`, [structureId, id, ms]);
}

/** For tests: makes a contact of the fake with an address of its own. */
export function contact(id: string, more: Record<string, unknown> = {}) {
  return { givenName: 'Zoé', familyName: `Durand ${id}`, email: `contact-${id}@exemple.example`, ...more };
}
