import { findConnection } from '#lib/erp/connections/connection.ts';
import { send } from '../erp.ts';

/** For tests: one event for the other process. `task` matches the answer to it. */
export type Asked = { task: number; connectionId: string; id: string; body: unknown };
export type Answered = { task: number; verdict: string };

// A second process runs the product's code on the test's database, and shows what one process alone
// could not get wrong.
process.on('message', async ({ task, connectionId, id, body }: Asked) => {
  const connection = await findConnection(connectionId);
  if (!connection) throw new Error('the other process does not find the connection');
  const { verdict } = await send({ connection, secret: '' }, body, id);
  process.send?.({ task, verdict } satisfies Answered);
});
