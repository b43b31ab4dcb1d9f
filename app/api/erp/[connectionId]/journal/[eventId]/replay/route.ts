import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { replayAsErp } from '#lib/erp/events/replay-event.ts';
import { readFromErp } from '../../../read-call.ts';
import { toResponse } from '../../../to-response.ts';

type Context = RouteContext<'/api/erp/[connectionId]/journal/[eventId]/replay'>;

const problems = { 'not-found': 'unknown-event', discarded: 'event-discarded' } as const;

/** Applies a message of the journal again, as the ERP asks. Its body counts for nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { connectionId, eventId } = await params;
  return readFromErp(request, connectionId, async (connection) => {
    const replayed = await replayAsErp(connection, eventId);
    if (!replayed.ok) return problem(problems[replayed.problem]);
    const answer = toResponse(replayed.value, false);
    if (replayed.value.verdict !== 'invalid') return json(answer);
    return problem('invalid-event', 'errors' in answer ? { errors: answer.errors } : {});
  });
}
