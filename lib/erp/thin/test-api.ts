import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { apiKey } from './api-access.ts';
import type { ApiProblemCode } from './api-problem.ts';
import { noteAnswer, noteFailure } from './circuit.ts';
import { readAccess } from './drain-fetches.ts';
import { defaultPace } from './fetch-pace.ts';
import { listPeople } from './fetch-person.ts';

/**
 * Tests the API of the structure's ERP: gets a token and asks for one page of people.
 * @returns how many people the ERP says it has
 */
export async function testApi(staff: Staff): Promise<Result<number, 'not-allowed' | 'not-found' | ApiProblemCode>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const structureId = staff.structure.id;
  const live = await prisma().erpConnection.findFirst({
    where: { structureId, state: 'active' },
    select: { id: true },
  });
  if (!live) return fail('not-found');
  const access = await readAccess(live.id);
  if (!access) return fail('credentials-missing');
  const listed = await listPeople(access, defaultPace);
  if (listed.ok) {
    await noteAnswer(apiKey(access.connection));
    return succeed(listed.value);
  }
  await noteFailure(apiKey(access.connection), listed.problem, defaultPace);
  return fail(listed.problem.code);
}
