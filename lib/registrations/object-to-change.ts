import { timingSafeEqual } from 'node:crypto';
import { withdrawProofAgain } from '#lib/addresses/withdraw-proofs.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { endTokens } from './devices/end-tokens.ts';

/** Hours after its sending in which the link of a notice to the former address may be used. */
const objectionHours = 48;

/** A link in a notice: `of` is the structure's and the mail's id, `token` the mail's secret. */
export type ObjectionLink = { of: string; token: string };

/** `open`: the reader may object. `done`: the link was used. `late`: its hours are over. */
export type Objection = { structureName: string; state: 'open' | 'done' | 'late' };

type Notice = Objection & { structureId: string; mailId: string; clientId: string; to: string };

/** Reads what the link in a notice allows; null for a link that is not valid. */
export async function readObjection(link: ObjectionLink): Promise<Objection | null> {
  const notice = await findNotice(link);
  return notice && { structureName: notice.structureName, state: notice.state };
}

/**
 * Objects to the change of a client's e-mail, from the former mailbox: the phones of the account
 * that belonged to that mailbox are signed out, and proofs of the new address no longer count. The
 * history of the client says so. It opens nothing, and leaves the record to the club. Twice is
 * once.
 */
export async function objectToChange(link: ObjectionLink): Promise<Objection | null> {
  const notice = await findNotice(link);
  if (notice?.state === 'open') await retryOnConflict(() => inTransaction((tx) => applyObjection(tx, notice)));
  return readObjection(link);
}

async function findNotice({ of, token }: ObjectionLink): Promise<Notice | null> {
  const [structureId, mailId, more] = of.slice(0, 100).split('.');
  if (!isId(structureId) || !isId(mailId) || more !== undefined || !isSecretOf(mailId, token)) return null;
  const { rows } = await connection().pool.query<Notice>(
    `select m.structure_id as "structureId", m.id as "mailId", m.client_id as "clientId", m."to",
       s.name as "structureName", case when ${objectedSql} then 'done'
         when m.sent_at < now() - make_interval(hours => $3) then 'late' else 'open' end as state
     from mail m join structure s on s.id = m.structure_id
     where m.structure_id = $1 and m.id = $2 and m.kind = 'email-changed' and m.client_id is not null and ${hasLeft}`,
    [structureId, mailId, objectionHours],
  );
  return rows[0] ?? null;
}

/** SQL condition: the link of the mail `m` was used to object. */
const objectedSql = `exists (select from audit_event e where e.structure_id = m.structure_id
  and e.client_id = m.client_id and e.kind = 'email-objected' and e.details ->> 'mailId' = m.id::text)`;

/** Compares a token with the one that the mail carries, in constant time. */
function isSecretOf(mailId: string, token: string): boolean {
  const secret = Buffer.from(mailSecret({ kind: 'email-changed', id: mailId }, 'action'));
  const given = Buffer.from(token.slice(0, 100));
  return given.length === secret.length && timingSafeEqual(given, secret);
}

async function applyObjection(tx: Transaction, { structureId, mailId, clientId, to }: Notice): Promise<void> {
  // Of two at once, one waits here and finds it done.
  const [done] = await runSql<{ done: boolean }>(
    tx,
    `select ${objectedSql} as done from mail m where m.structure_id = $1::uuid and m.id = $2::uuid for update`,
    [structureId, mailId],
  );
  if (done?.done !== false) return;
  const key = emailKey(to);
  const tokens = key.ok ? await tokensOf(tx, structureId, clientId, key.value) : [];
  await endTokens(
    tx,
    tokens.map(({ id }) => id),
  );
  await withdrawProofAgain(tx, structureId, clientId);
  const details = { mailId, devices: tokens.length };
  await recordEvents(tx, [{ structureId, staffId: null, kind: 'email-objected', clientId, details }]);
  await announce(tx, structureId, 'clients');
}

/** The signed-in tokens of the client's account, if the mailbox is or was proved to be its own. */
function tokensOf(tx: Transaction, structureId: string, clientId: string, key: string): Promise<{ id: string }[]> {
  return runSql<{ id: string }>(
    tx,
    `select t.id from attachment a join app_account p on p.id = a.account_id join app_token t on t.account_id = p.id
     where a.structure_id = $1::uuid and a.client_id = $2::uuid and t.ended_at is null
       and (p.email_key = $3 or exists (select from app_token o join app_proof r on r.token_id = o.id
         where o.account_id = p.id and r.email_key = $3 and r.proved_at is not null and r.vouched_in_id is null))
     order by t.id for update of t`,
    [structureId, clientId, key],
  );
}
