import { type Queryable, runPrepared, runSql } from '#lib/database/run-sql.ts';
import type { MailState } from '#lib/mail/mail-state.ts';
import type { InviteFacts } from './may-invite.ts';

/** A client to be invited, with the facts that decide it. */
export type Candidate = InviteFacts & {
  id: string;
  firstName: string;
  language: string | null;
};

type Row = Omit<Candidate, 'last'> & { lastEmailKey: string | null; times: Date[]; mail: MailState };

/** SQL condition: the ERP removed the client of table `c`, and staff grant no access meanwhile. */
export const removedSql = `(c.erp_removed_at is not null and not coalesce(c.access_until > now(), false))`;

/** SQL condition: the client of table `c` is a former one whose access is closed. */
export const closedFormerSql = `(${removedSql}
  and not (select s.formers_keep_access from structure s where s.id = c.structure_id))`;

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
  // Pages read at most fifty, often; who invites may lock hundreds, whose plan is another.
  const run = lock ? runSql<Row> : runPrepared<Row>;
  const rows = await run(
    on,
    `select c.id, c.email, c.first_name as "firstName", c.language, c.email_key as "emailKey",
      c.deleted_at as "deletedAt",
       exists (select from attachment a where a.structure_id = c.structure_id and a.client_id = c.id) as registered,
       ${closedFormerSql} as former,
       i.email_key as "lastEmailKey", coalesce(i.times, '{}') as times, m.state::text as mail,
       array(select b.reason::text from mail_block b where b.structure_id = c.structure_id
         and b.email_key = c.email_key) as blocks
     from client c
     left join invitation i on i.structure_id = c.structure_id and i.client_id = c.id
     left join mail m on m.structure_id = i.structure_id and m.id = i.mail_id
     where c.structure_id = $1::uuid and c.id = any ($2::uuid[])`,
    [structureId, clientIds],
  );
  return rows.map(({ lastEmailKey, times, mail, ...rest }) => ({
    ...rest,
    last: lastEmailKey === null ? null : { emailKey: lastEmailKey, times, mail },
  }));
}
