import { problem } from '#lib/api/problem.ts';
import { takeCall } from '#lib/erp/limits.ts';
import { receiveSnapshot } from '#lib/erp/receive-snapshot.ts';
import { json, refuse, withConnection } from '../erp-call.ts';

/** The ERP's full base, streamed. */
export async function POST(request: Request, { params }: RouteContext<'/api/erp/[connectionId]/snapshot'>): Promise<Response> {
  return withConnection((await params).connectionId, async (connection) => {
    const wait = takeCall(connection.id);
    if (wait > 0) return problem('too-many', { retryAfter: wait });
    const body = request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
    const received = await receiveSnapshot(connection, { headers: request.headers, body, receivedAt: new Date() });
    if (!received.ok) return refuse(connection, request.headers, received.problem);
    return json({ snapshotId: received.value }, 202);
  });
}
