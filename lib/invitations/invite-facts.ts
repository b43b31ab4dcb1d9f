import { type Queryable, runSql } from '#lib/database/run-sql.ts';
import type { MailState } from '#lib/mail/mail-state.ts';
import type { InviteFacts } from './may-invite.ts';

/** A client to be invited, with the facts that decide it. */
export type Candidate = InviteFacts & {
  id: string;
  firstName: string;
  language: string | null;
};

/** The facts of a client as `inviteFactColumns` reads them. */
export type InviteFactsRow = Omit<InviteFacts, 'last'> & {
  lastEmailKey: string | null;
  times: Date[];
  mail: MailState;
};

type CandidateRow = Omit<Candidate, 'last'> & InviteFactsRow;

/** SQL condition: the ERP removed the client of table `c`, and staff grant no access meanwhile. */
export const removedSql = `(c.erp_removed_at is not null and not coalesce(c.access_until > now(), false))`;

/** SQL condition: the client of table `c` is a former one whose access is closed. */
export const closedFormerSql = `(${removedSql}
  and not (select s.formers_keep_access from structure s where s.id = c.structure_id))`;

/** SQL: the facts of the client `c` of `inviteFactsFrom`. */
export const inviteFactColumns = `c.id, c.email, c.email_key as "emailKey", c.deleted_at as "deletedAt",
  exists (select from attachment a where a.structure_id = c.structure_id and a.client_id = c.id) as registered,
  ${closedFormerSql} as former,
  i.email_key as "lastEmailKey", coalesce(i.times, '{}') as times, m.state::text as mail,
  array(select b.reason::text from mail_block b where b.structure_id = c.structure_id
    and b.email_key = c.email_key) as blocks`;

/**
 * SQL: the clients `$2` of the structure `$1` as `c`, each with the latest invitation `i` and its
 * mail `m`.
 */
export const inviteFactsFrom = `from client c
  left join invitation i on i.structure_id = c.structure_id and i.client_id = c.id
  left join mail m on m.structure_id = i.structure_id and m.id = i.mail_id
  where c.structure_id = $1::uuid and c.id = any ($2::uuid[])`;

/**
 * Reads the facts that decide whether these clients of a structure may be invited, in no order.
 * @param lock holds the clients until the end of the transaction, so that concurrent invitations
 * take turns
 */
export async function inviteFacts(
  on: Queryable,
  structureId: string,
  clientIds: string[],
  lock = false,
): Promise<Candidate[]> {
  const where = 'structure_id = $1::uuid and id = any ($2::uuid[])';
  if (lock)
    await runSql(on, `select 1 from client where ${where} order by id for no key update`, [structureId, clientIds]);
  const rows = await runSql<CandidateRow>(
    on,
    `select ${inviteFactColumns}, c.first_name as "firstName", c.language ${inviteFactsFrom}`,
    [structureId, clientIds],
  );
  return rows.map(toInviteFacts);
}

/** Returns the facts of a row, beside whatever else was read. */
export function toInviteFacts<Row extends InviteFactsRow>({
  lastEmailKey,
  times,
  mail,
  ...rest
}: Row): Omit<Row, 'lastEmailKey' | 'times' | 'mail'> & Pick<InviteFacts, 'last'> {
  return { ...rest, last: lastEmailKey === null ? null : { emailKey: lastEmailKey, times, mail } };
}
