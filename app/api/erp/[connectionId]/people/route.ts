import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { listHeldPeople, maxHeldPeople } from '#lib/erp/people/read-held-people.ts';
import { isHeldId } from '../held-id.ts';
import { readFromErp, readLimit } from '../read-call.ts';

type Context = RouteContext<'/api/erp/[connectionId]/people'>;

/** The people of the ERP as they are held, page by page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return readFromErp(request, (await params).connectionId, async (connection, parameters) => {
    const after = parameters.get('after') ?? '';
    const limit = readLimit(parameters, maxHeldPeople);
    const errors = [
      ...(after === '' || isHeldId(after) ? [] : [{ pointer: '/after', code: 'unreadable' }]),
      ...(limit.ok ? [] : [limit.problem]),
    ];
    if (errors.length > 0 || !limit.ok) return problem('query-invalid', { errors });
    return json(await listHeldPeople(connection, after, limit.value));
  });
}
