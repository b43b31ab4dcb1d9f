import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { openStructure } from './open-structure.ts';
import { setRegion } from './set-region.ts';

const reunion = { country: 'RE', timeZone: 'Indian/Reunion', language: 'en' };
let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const stored = ({ structure }: Staff) =>
  prisma().structure.findUniqueOrThrow({
    where: { id: structure.id },
    select: { country: true, timeZone: true, language: true },
  });
const events = ({ structure }: Staff) =>
  prisma().auditEvent.findMany({ where: { structureId: structure.id, kind: 'region-changed' } });

test('sets the three, and records the change once', async () => {
  expect(await setRegion(staff, reunion)).toEqual({ ok: true, value: null });
  expect(await setRegion(staff, reunion)).toEqual({ ok: true, value: null });
  expect(await stored(staff)).toEqual(reunion);
  const [event, ...others] = await events(staff);
  expect(others).toEqual([]);
  const described = (locale: 'fr' | 'en') => describeEvent(dictionaryOf(locale), event as unknown as AuditEvent);
  expect(described('fr')).toBe(
    'Pays, fuseau horaire ou langue modifiés\u202f: France → La Réunion, Europe/Paris → Indian/Reunion, français → anglais',
  );
  expect(described('en')).toContain('France → Réunion, Europe/Paris → Indian/Reunion, French → English');
});

test('refuses what is none of the choices, and other structures stay as they are', async () => {
  const other = await testStaff();
  expect(await setRegion(staff, { country: 'XX', timeZone: 'Mars/Olympus', language: 'tlh' })).toEqual({
    ok: false,
    problem: { code: 'not-a-choice', fields: ['country', 'timeZone', 'language'] },
  });
  await setRegion(staff, reunion);
  expect(await stored(other)).toEqual({ country: 'FR', timeZone: 'Europe/Paris', language: 'fr' });
  expect(await events(other)).toEqual([]);
});

test('is refused to reception', async () => {
  expect(await setRegion({ ...staff, role: 'reception' }, reunion)).toEqual({
    ok: false,
    problem: { code: 'not-allowed' },
  });
  expect(await stored(staff)).toEqual({ country: 'FR', timeZone: 'Europe/Paris', language: 'fr' });
});

test('reads national phones as those of the country that a structure was opened with', async () => {
  const owner = { name: 'Ada', email: `${crypto.randomUUID()}@example.org`, password: 'une phrase assez longue' };
  const region = { country: 'BE', timeZone: 'Europe/Brussels', language: 'fr' };
  const opened = await openStructure({ name: 'Club de Liège', region, owner });
  const belgian = opened.ok ? await staffOf(opened.value.ownerId, opened.value.slug) : null;
  if (!belgian) throw new Error(JSON.stringify(opened));
  expect(belgian.structure).toMatchObject(region);
  const typed = { lastName: 'Peeters', email: 'p@exemple.example', phone: '0470 12 34 56' };
  const added = await addClient(belgian, clientFieldsOf(belgian.structure).parse(typed));
  expect((await readClient(belgian, added.ok ? added.value : ''))?.phone).toBe('+32470123456');
  expect(await openStructure({ name: 'Ailleurs', region: { ...region, country: 'XX' }, owner })).toEqual({
    ok: false,
    problem: { field: 'country', code: 'not-a-choice' },
  });
});
