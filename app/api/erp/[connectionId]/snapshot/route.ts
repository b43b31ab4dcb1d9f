import { readDryRun } from '#lib/api/dry-run.ts';
import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import type { FoundConnection } from '#lib/erp/connections/connection.ts';
import type { IncomingBodyProblem } from '#lib/erp/snapshots/receive-body.ts';
import { dryRunReceivedSnapshot, receiveSnapshot } from '#lib/erp/snapshots/receive-snapshot.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { refuse, withConnection } from '../erp-call.ts';

/** The ERP's full base, streamed. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/erp/[connectionId]/snapshot'>,
): Promise<Response> {
  const dryRun = readDryRun(new URL(request.url).searchParams);
  if (!dryRun.ok) return problem(dryRun.problem);
  return withConnection((await params).connectionId, async (connection) => {
    const { headers, body } = request;
    const arriving = { headers, body, receivedAt: new Date(), address: clientAddress(headers) };
    if (dryRun.value) {
      const tried = await dryRunReceivedSnapshot(connection, arriving);
      return tried.ok ? json(tried.value) : toldWhy(connection, headers, tried.problem);
    }
    const received = await receiveSnapshot(connection, arriving);
    return received.ok
      ? json({ snapshotId: received.value }, { status: 202 })
      : toldWhy(connection, headers, received.problem);
  });
}

function toldWhy(
  connection: FoundConnection,
  headers: Headers,
  why: IncomingBodyProblem,
): Response | Promise<Response> {
  switch (why.code) {
    case 'signature-invalid':
    case 'signature-expired':
    case 'timestamp-in-milliseconds':
    case 'timestamp-not-a-number':
      return refuse(connection, headers, why.code);
    case 'invalid-snapshot':
      return problem(why.code, { errors: [{ pointer: '', code: why.fault }] });
    case 'cut-off':
      // The connection is closed: no caller receives this answer.
      return problem('not-json');
    default:
      return problem(why.code, 'wait' in why ? { retryAfter: why.wait } : {});
  }
}
