import type { Transaction } from '#lib/database/run-sql.ts';
import { channel, messageOf } from '#lib/live/announce.ts';

/**
 * Notifies open pages that the ERP sent something, and whether clients changed by it. It is one
 * statement, because every event pays for it.
 */
export async function announceErp(tx: Transaction, structureId: string, clientsChanged: boolean): Promise<void> {
  const messages = [messageOf(structureId, 'erp'), ...(clientsChanged ? [messageOf(structureId, 'clients')] : [])];
  await tx.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages]);
}
