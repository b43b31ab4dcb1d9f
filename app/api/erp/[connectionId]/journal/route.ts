import { json } from '#lib/api/json.ts';
import { type FieldError, problem } from '#lib/api/problem.ts';
import { erpVerdicts } from '#lib/erp/events/list-erp-events.ts';
import { listJournal, maxJournalEntries, readJournalCursor } from '#lib/erp/events/read-journal.ts';
import { readFromErp, readLimit } from '../read-call.ts';

type Context = RouteContext<'/api/erp/[connectionId]/journal'>;

/** The messages of the ERP with their verdicts, page by page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return readFromErp(request, (await params).connectionId, async (connection, parameters) => {
    const asked = parameters.get('verdict');
    const verdict = erpVerdicts.find((known) => known === asked) ?? null;
    const cursor = parameters.get('after');
    const after = cursor ? readJournalCursor(cursor) : null;
    const limit = readLimit(parameters, maxJournalEntries);
    const errors: FieldError[] = [
      ...(asked && !verdict ? [{ pointer: '/verdict', code: 'not-a-choice' }] : []),
      ...(cursor && !after ? [{ pointer: '/after', code: 'unreadable' }] : []),
      ...(limit.ok ? [] : [limit.problem]),
    ];
    if (errors.length > 0 || !limit.ok) return problem('query-invalid', { errors });
    return json(await listJournal(connection, { verdict, after, limit: limit.value }));
  });
}
