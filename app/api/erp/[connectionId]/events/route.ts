import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { fromErp, probe } from '../erp-call.ts';
import { takeEvent } from './take-event.ts';

type Context = RouteContext<'/api/erp/[connectionId]/events'>;

/** One event of an ERP. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return fromErp(request, await params, MAX_BODY_BYTES.event, takeEvent);
}

/** Frappe can be set to send with any method, and sends a body with it. */
export const PUT = POST;

/** The same, for a person who was removed. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return fromErp(request, { ...(await params), verb: 'delete' }, MAX_BODY_BYTES.event, takeEvent);
}

export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  return probe((await params).connectionId);
}
