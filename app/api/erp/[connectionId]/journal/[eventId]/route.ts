import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { readJournalEntry } from '#lib/erp/events/read-journal.ts';
import { readFromErp } from '../../read-call.ts';

type Context = RouteContext<'/api/erp/[connectionId]/journal/[eventId]'>;

/** One message of the ERP: its verdict, and what was wrong with it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { connectionId, eventId } = await params;
  return readFromErp(request, connectionId, async (connection) => {
    const entry = await readJournalEntry(connection, eventId);
    return entry ? json(entry) : problem('unknown-event');
  });
}
