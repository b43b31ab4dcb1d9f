import { readDryRun } from '#lib/api/dry-run.ts';
import { problem } from '#lib/api/problem.ts';
import { readEncodedBody } from '#lib/api/read-encoded-body.ts';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { admit, callOf, type ErpAddress, fromErp, withAnyConnection } from '../erp-call.ts';
import { takeEvent, takeSuspended, takeUnread } from './take-event.ts';

/**
 * One event by an address that has the secret in it. Where anything but 2xx does harm in the ERP
 * (`quiet`), an authentic call is answered 2xx whatever its body and the connection's state: what
 * cannot be taken is in the journal. Only an abusive number of calls is answered 429.
 */
export async function fromAddress(request: Request, address: ErpAddress): Promise<Response> {
  return withAnyConnection(address.connectionId, async (connection) => {
    if (!profileOf(connection.profile).quiet || connection.state === 'disconnected')
      return fromErp(request, address, MAX_BODY_BYTES.event, takeEvent);
    const dryRun = readDryRun(new URL(request.url).searchParams);
    if (!dryRun.ok) return problem(dryRun.problem);
    const body = await readEncodedBody(request, MAX_BODY_BYTES.event);
    const call = callOf(request, address, body.ok ? body.value : { raw: new Uint8Array() });
    const refused = await admit(connection, call);
    if (refused) return refused;
    if (connection.state === 'disabled') return takeSuspended(connection, call, dryRun.value);
    return body.ok
      ? takeEvent(connection, call, dryRun.value)
      : takeUnread(connection, call, body.problem, dryRun.value);
  });
}
