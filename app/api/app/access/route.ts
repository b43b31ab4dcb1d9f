import { listAccess } from '#lib/access/check-access.ts';
import { json } from '#lib/api/json.ts';
import { lookingPerson } from '../app-call.ts';

/** Where the person may enter, and why not elsewhere. */
export function GET(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => json({ structures: await listAccess(person) }));
}
