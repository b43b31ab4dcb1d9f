import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { editClient } from './edit-client.ts';
import { formValues } from './form-values.ts';
import { type ReadClient, readClient } from './read-client.ts';

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const stored = async (id: string) => (await readClient(staff, id)) as ReadClient;

test.each([
  ['06 12 34 56 78', '+33612345678', 'Allergie'],
  ['0692 10 25 03', '+262692102503', 'Allergie'],
  ['06 12 34 56 78 (maman)', '+33612345678', 'Allergie\nmaman'],
  ['02 41 00 30 04 / 06 41 00 30 04', '+33641003004', 'Allergie\n+33241003004'],
  ['N/A', null, 'Allergie'],
])('stores the phone %j as %j, and the note as %j', async (phone, number, note) => {
  const client = await stored(await addTestClient(staff, { phone, note: 'Allergie' }));
  expect(client).toMatchObject({ phone: number, note });
});

test.each(['demander Paul', '06 12 34 56 78 (maman)', '+33612'])(
  'keeps the phone %j of before while it is not changed',
  async (phone) => {
    const id = await addTestClient(staff);
    await prisma().client.updateMany({ where: { id }, data: { phone } });
    const shown = formValues(await stored(id), 'FR');
    const edited = await editClient(staff, id, 1, typedClient({ ...shown, phone: '', firstName: 'Lise' }));
    expect(edited.ok).toBe(true);
    await prisma().client.updateMany({ where: { id }, data: { phone } });
    const input = { ...typedClient({ ...shown, phone: '', firstName: 'Anne' }), phone: shown.phone ?? null };
    expect(await editClient(staff, id, 2, input)).toMatchObject({ value: { changes: { firstName: {} } } });
    expect(await stored(id)).toMatchObject({ phone, firstName: 'Anne', note: null });
  },
);
