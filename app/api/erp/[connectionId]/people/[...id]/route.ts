import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { readHeldPerson } from '#lib/erp/people/read-held-people.ts';
import { heldIdIn, isHeldId } from '../../held-id.ts';
import { readFromErp, targetOf } from '../../read-call.ts';

type Context = RouteContext<'/api/erp/[connectionId]/people/[...id]'>;

/** What is held of one person of the ERP. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return readFromErp(request, (await params).connectionId, async (connection) => {
    const id = heldIdIn(targetOf(request));
    const person = id !== null && isHeldId(id) ? await readHeldPerson(connection, id) : null;
    return person ? json(person) : problem('unknown-person');
  });
}
