import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { MAX_BATCH_EVENTS, MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { readMessage, readObject } from '#lib/erp/events/read-message.ts';
import { dryRunEvents, receiveEvents } from '#lib/erp/events/receive-events.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { receiveNotices } from '#lib/erp/thin/receive-notices.ts';
import { fromErp } from '../erp-call.ts';
import { toResponse } from '../to-response.ts';

/** Up to a thousand events in one call, applied in order. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/erp/[connectionId]/batch'>,
): Promise<Response> {
  return fromErp(request, await params, MAX_BODY_BYTES.batch, async (connection, call, dry) => {
    const body = readObject(call.raw);
    if (!body.ok) return problem('not-json');
    const { events } = body.value;
    if (!Array.isArray(events)) return problem('invalid-event', { errors: [{ pointer: '/events', code: 'required' }] });
    if (events.length > MAX_BATCH_EVENTS)
      return problem('invalid-event', { errors: [{ pointer: '/events', code: 'too-long' }] });
    const profile = profileOf(connection.profile);
    if (profile.thin) {
      const how = { receivedAt: call.receivedAt, dryRun: dry };
      const notices = await receiveNotices(connection, profile.thin, events, how);
      return json({ results: notices.map((one) => toResponse(one, dry)) });
    }
    const arrived = events.map((event: unknown, place) => readMessage(connection, profile, call, event, place));
    const applied = dry ? await dryRunEvents(connection, arrived) : await receiveEvents(connection, arrived);
    return json({ results: applied.map((one) => toResponse(one, dry)) });
  });
}
