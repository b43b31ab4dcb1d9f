import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { readSnapshotProgress } from '#lib/erp/snapshots/read-snapshot.ts';
import { withAnyConnection } from '../../erp-call.ts';

type Context = RouteContext<'/api/erp/[connectionId]/snapshot/[snapshotId]'>;

/** Returns how far a snapshot is, as counts only, to any caller that knows both ids. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { connectionId, snapshotId } = await params;
  return withAnyConnection(connectionId, async (connection) => {
    const progress = await readSnapshotProgress(connection, snapshotId);
    return progress ? json(progress) : problem('unknown-snapshot');
  });
}
