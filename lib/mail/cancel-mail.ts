import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { cancellable, cancelled } from './cancellable.ts';

/** Cancels those of a structure's mails that have surely not left. */
export async function cancelMails(tx: Transaction, structureId: string, ids: string[]): Promise<void> {
  await runSql(
    tx,
    `update mail m set ${cancelled} where m.structure_id = $1::uuid and m.id = any ($2::uuid[]) and ${cancellable}`,
    [structureId, ids],
  );
}

/** Cancels the mail of an occasion (see `NewMail`), unless it may have left. */
export async function cancelMailOf(tx: Transaction, structureId: string, occasion: string): Promise<void> {
  await runSql(
    tx,
    `update mail m set ${cancelled} where m.structure_id = $1::uuid and m.occasion = $2 and ${cancellable}`,
    [structureId, occasion],
  );
}
