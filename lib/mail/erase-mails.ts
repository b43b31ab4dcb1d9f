import type { Transaction } from '#lib/database/run-sql.ts';
import { addressPattern } from '#lib/identity/address-pattern.ts';
import { cancellable, cancelled } from './cancellable.ts';

/** Kinds of mails to staff, who are no clients. */
const toStaff = [
  'password-reset',
  'join-code',
  'colleague-invited',
  'erp-incident',
  'sign-in-changed',
  'email-change-code',
];

/** `waiting`: how many are with the provider, which has to be asked for them exactly as before. */
export type ErasedMails = { erased: number; waiting: number };

/**
 * Erases the recipient and the content of the mails to a person: those that are known to be theirs,
 * and those to one of their addresses or about it. What has not left is cancelled. Kind, state and
 * times stay. A mail in a request to the provider stays until that is answered.
 * @param addresses in lower case
 */
export async function eraseMails(
  tx: Transaction,
  structureId: string,
  { clientId, addresses }: { clientId: string; addresses: string[] },
): Promise<ErasedMails> {
  const theirs = `m.structure_id = $1 and (m.client_id = $2 or (m.kind <> all($4::text[]) and (
    lower(m."to") = any($3::text[])
    or exists (select from (select lower(m.subject || ' ' || m.text)) said (text),
      unnest($3::text[], $5::text[]) as named (address, pattern)
      where strpos(said.text, address) > 0 and said.text ~ pattern))))`;
  const values = [structureId, clientId, addresses, toStaff, addresses.map(addressPattern)];
  await tx.query(`update mail m set ${cancelled} where ${theirs} and ${cancellable}`, values);
  const { rowCount } = await tx.query(
    `update mail m set "to" = '[…]', subject = '[…]', content = '{}', text = '', unsubscribe_hash = null,
       provider_id = null, batch_id = null, problem = null
     where ${theirs} and m.state <> 'queued'`,
    values,
  );
  const { rows } = await tx.query<{ waiting: number }>(
    `select count(*)::int as waiting from mail m where ${theirs} and m.state = 'queued'`,
    values,
  );
  return { erased: rowCount ?? 0, waiting: rows[0]?.waiting ?? 0 };
}

/** Removes the blocks of addresses: they hold the addresses themselves. */
export async function eraseBlocks(tx: Transaction, structureId: string, emailKeys: string[]): Promise<number> {
  const { rowCount } = await tx.query(
    'delete from mail_block where structure_id = $1 and email_key = any($2::text[])',
    [structureId, emailKeys],
  );
  return rowCount ?? 0;
}
