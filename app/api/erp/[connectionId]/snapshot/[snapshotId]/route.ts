import { failure } from '#lib/api/failure.ts';
import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { readSnapshotProgress } from '#lib/erp/snapshots/read-snapshot.ts';

type Context = RouteContext<'/api/erp/[connectionId]/snapshot/[snapshotId]'>;

/** Returns how far a snapshot is, as counts only, to any caller that knows both ids. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { connectionId, snapshotId } = await params;
  try {
    const connection = await findConnection(connectionId);
    if (!connection) return problem('unknown-connection');
    const progress = await readSnapshotProgress(connection, snapshotId);
    return progress ? json(progress) : problem('unknown-snapshot');
  } catch (error) {
    return failure(error, 'a call of an ERP failed');
  }
}
