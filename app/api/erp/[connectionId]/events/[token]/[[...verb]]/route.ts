import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { fromErp, probe } from '../../../erp-call.ts';
import { takeEvent } from '../../take-event.ts';

type Context = RouteContext<'/api/erp/[connectionId]/events/[token]/[[...verb]]'>;

/**
 * One event of an ERP that cannot sign: the secret stands in the address, and for some also what
 * happened.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { connectionId, token, verb } = await params;
  const address = { connectionId, token, ...(verb?.[0] && { verb: verb[0] }) };
  return fromErp(request, address, MAX_BODY_BYTES.event, takeEvent);
}

export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  return probe((await params).connectionId);
}
