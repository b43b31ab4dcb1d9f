import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import type { FoundConnection } from '#lib/erp/connections/connection.ts';
import type { IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import { readMessage, readObject, unreadMessage } from '#lib/erp/events/read-message.ts';
import { dryRunEvents, receiveEvent } from '#lib/erp/events/receive-events.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { ThinProfile } from '#lib/erp/profiles/thin-profile.ts';
import { receiveNotices } from '#lib/erp/thin/receive-notices.ts';
import { toResponse } from '../to-response.ts';

/** One authentic event: stored, applied and answered; or with `dry`, only answered. */
export async function takeEvent(connection: FoundConnection, call: Call, dry: boolean): Promise<Response> {
  const profile = profileOf(connection.profile);
  const body = readObject(call.raw);
  if (body.ok && profile.thin) return takeNotice(connection, profile.thin, call, body.value, dry);
  if (body.ok) return answerTo(connection, readMessage(connection, profile, call, body.value), dry);
  return profile.quiet ? takeUnread(connection, call, 'not-json', dry) : problem('not-json');
}

/** A notice that says only who changed: it is stored, and the person is fetched. */
async function takeNotice(
  connection: FoundConnection,
  thin: ThinProfile,
  { receivedAt }: Call,
  body: Record<string, unknown>,
  dryRun: boolean,
): Promise<Response> {
  const [notice] = await receiveNotices(connection, thin, [body], { receivedAt, dryRun });
  return notice ? json(toResponse(notice, dryRun)) : problem('unexpected');
}

/** An authentic event whose body was not even read: it leaves an entry in the journal. */
export function takeUnread(connection: FoundConnection, call: Call, code: string, dry: boolean): Promise<Response> {
  return answerTo(connection, unreadMessage(call.receivedAt, code), dry);
}

/**
 * An authentic event of a connection that staff has suspended: it is kept and has no effect, until
 * staff or the ERP replays it after the connection is resumed.
 */
export function takeSuspended(connection: FoundConnection, call: Call, dry: boolean): Promise<Response> {
  const profile = profileOf(connection.profile);
  const body = readObject(call.raw);
  // The people of notices are fetched once the connection is resumed.
  if (body.ok && profile.thin) return takeNotice(connection, profile.thin, call, body.value, dry);
  const arrived = body.ok
    ? readMessage(connection, profile, call, body.value)
    : unreadMessage(call.receivedAt, 'not-json');
  const { content } = arrived;
  const version = content && 'event' in content ? { version: content.event.version.toISOString() } : {};
  const payload = { ...arrived.payload, ...version, ignored: 'connection-disabled' as const };
  return answerTo(connection, { ...arrived, payload, content: null }, dry);
}

/** An event that was read: stored, applied and answered; or with `dry`, only answered. */
export async function answerTo(connection: FoundConnection, arrived: IncomingEvent, dry: boolean): Promise<Response> {
  const applied = dry ? (await dryRunEvents(connection, [arrived]))[0] : await receiveEvent(connection, arrived);
  if (!applied) return problem('unexpected');
  if (applied.verdict === 'id-reused') return problem('id-reused');
  const answer = toResponse(applied, dry);
  if (applied.verdict !== 'invalid') return json(answer);
  // For some ERPs a refusal does harm, such as a webhook that is given up: they get a success, and
  // staff see the problem in the journal.
  if (profileOf(connection.profile).quiet) return json({ ...answer, result: 'ignored' });
  return problem('invalid-event', 'errors' in answer ? { errors: answer.errors } : {});
}
