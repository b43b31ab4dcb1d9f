import { findConnection } from '#lib/erp/connections/connection.ts';
import { send } from './erp.ts';

/**
 * For tests: one event for the other process, and what it says became of it. `task` tells answers
 * apart.
 */
export type Asked = { task: number; connectionId: string; id: string; body: unknown };
export type Answered = { task: number; verdict: string };

// A process of its own with the product's code and the test's database: what one process alone
// could not get wrong shows here.
process.on('message', async ({ task, connectionId, id, body }: Asked) => {
  const connection = await findConnection(connectionId);
  if (!connection) throw new Error('the other process does not find the connection');
  const { verdict } = await send({ connection, secret: '' }, body, id);
  process.send?.({ task, verdict } satisfies Answered);
});
