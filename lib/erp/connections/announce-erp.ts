import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';

/** Notifies open pages that the ERP sent something, and whether clients changed by it. */
export async function announceErp(tx: Transaction, structureId: string, clientsChanged: boolean): Promise<void> {
  await announce(tx, structureId, 'erp', ...(clientsChanged ? (['clients'] as const) : []));
}
