import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { cancellable, cancelled } from './cancellable.ts';

/**
 * Blocks further invitations of a structure to an address, and cancels those that surely have not
 * left. Codes and answers to a request are still sent to it.
 * @param to the address as its mails hold it
 */
export async function blockAddress(
  tx: Transaction,
  structureId: string,
  to: string,
  reason: 'bounced' | 'complained' | 'unsubscribed',
): Promise<void> {
  const key = emailKey(to);
  if (!key.ok) return;
  await runSql(
    tx,
    'insert into mail_block (structure_id, email_key, reason) values ($1::uuid, $2, $3::mail_block_reason) on conflict do nothing',
    [structureId, key.value, reason],
  );
  await runSql(
    tx,
    `update mail m set ${cancelled} where m.structure_id = $1::uuid and m.kind = 'invitation' and m."to" = $2
      and ${cancellable}`,
    [structureId, to],
  );
}
