import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import type { FoundConnection } from '#lib/erp/connections/connection.ts';
import { readMessage, readObject } from '#lib/erp/events/read-message.ts';
import { dryRunEvents, receiveEvent } from '#lib/erp/events/receive-events.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { receiveNotices } from '#lib/erp/thin/receive-notices.ts';
import { toResponse } from '../erp-call.ts';

/** One authentic event: stored, applied and answered; or with `dry`, only answered. */
export async function takeEvent(connection: FoundConnection, call: Call, dry: boolean): Promise<Response> {
  const profile = profileOf(connection.profile);
  const body = readObject(call.raw);
  if (!body.ok && !profile.quiet) return problem('not-json');
  if (profile.thin) {
    const bodies = [body.ok ? body.value : null];
    const [notice] = await receiveNotices(connection, profile.thin, bodies, {
      receivedAt: call.receivedAt,
      dryRun: dry,
    });
    return notice ? json(toResponse(notice, dry)) : problem('unexpected');
  }
  const arrived = readMessage(connection, profile, call, body.ok ? body.value : null);
  const applied = dry ? (await dryRunEvents(connection, [arrived]))[0] : await receiveEvent(connection, arrived);
  if (!applied) return problem('unexpected');
  const answer = toResponse(applied, dry);
  if (applied.verdict !== 'invalid') return json(answer);
  // For some ERPs a refusal does harm, such as a webhook that is given up: they get a success, and
  // staff see the problem in the journal.
  if (profile.quiet) return json({ ...answer, result: 'ignored' });
  return problem('invalid-event', 'errors' in answer ? { errors: answer.errors } : {});
}
