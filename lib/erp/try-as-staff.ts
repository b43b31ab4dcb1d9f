import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { findConnection } from './connection.ts';
import type { Call } from './profiles/profile.ts';
import { profileOf } from './profiles/profile-of.ts';
import { readMessage, readObject } from './read-message.ts';
import { tryEvents } from './receive-events.ts';

/** What would become of a message, with the differences; nothing is changed or kept. */
export type Tried = { result: string; changes?: object; errors?: object };

/** Reads a text as if the structure's ERP had sent it, past the signature. */
export async function tryAsStaff(staff: Staff, text: string): Promise<Result<Tried, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const live = await prisma().erpConnection.findFirst({ where: { structureId: staff.structure.id, state: { not: 'disconnected' } } });
  const connection = live && (await findConnection(live.id));
  if (!connection) return fail('not-found');
  const raw = Buffer.from(text);
  const body = readObject(raw);
  if (!body.ok) return succeed({ result: body.problem });
  const call: Call = { headers: new Headers(), raw, token: null, verb: 'upsert', receivedAt: new Date() };
  const [tried] = await tryEvents(connection, [readMessage(connection, profileOf(connection.profile), call, body.value)]);
  if (!tried) return fail('not-found');
  const { verdict, changes, arrived } = tried;
  if (arrived.content && 'problems' in arrived.content) return succeed({ result: 'invalid-event', errors: arrived.content.problems });
  return succeed({ result: verdict, changes });
}
