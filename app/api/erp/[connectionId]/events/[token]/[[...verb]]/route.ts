import { probe } from '../../../erp-call.ts';
import { fromAddress } from '../../from-address.ts';

type Context = RouteContext<'/api/erp/[connectionId]/events/[token]/[[...verb]]'>;

/**
 * One event of an ERP that cannot sign: the secret stands in the address, and for some also what
 * happened.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { connectionId, token, verb } = await params;
  return fromAddress(request, { connectionId, token, ...(verb?.[0] && { verb: verb[0] }) });
}

export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  return probe((await params).connectionId);
}
