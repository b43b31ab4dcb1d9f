import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { queueMails } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { windowSeconds } from '#lib/throttle/attempts.ts';
import { takeAttemptAtEach } from '#lib/throttle/take-attempt-at-each.ts';
import { draftInvitation } from './draft-invitation.ts';
import { type Candidate, inviteFacts } from './invite-facts.ts';
import type { Inviter } from './inviter.ts';
import { dailyLimit, mayInvite, type NotInvited } from './may-invite.ts';

/** The result for each client that was found: null where the invitation is queued. */
export type Invited = Map<string, NotInvited | null>;

/**
 * Invites those clients of one structure to the app who may be invited now, each with a mail and a
 * new link, which ends the previous one. It serves one client and a slice of thousands alike.
 */
export async function inviteClients(tx: Transaction, inviter: Inviter, clientIds: string[]): Promise<Invited> {
  const structureId = inviter.structure.id;
  const candidates = await inviteFacts(tx, structureId, clientIds, true);
  const now = new Date();
  const outcome: Invited = new Map(candidates.map((client) => [client.id, mayInvite(client, now)]));
  for (const [id, until] of await addressesUsedUp(
    tx,
    structureId,
    candidates.filter(({ id }) => outcome.get(id) === null),
    now,
  ))
    outcome.set(id, { code: 'daily-limit', until });
  const due = candidates
    .filter(({ id }) => outcome.get(id) === null)
    .map((client) => draftInvitation(client, inviter, now));
  if (due.length === 0) return outcome;
  await queueMails(
    tx,
    due.map(({ mail }) => mail),
  );
  await runSql(
    tx,
    `insert into invitation (structure_id, client_id, mail_id, email_key, token_hash, times, created_by_id, expires_at)
     select $1::uuid, d.client_id, d.mail_id, d.email_key, d.token_hash, d.times, $3::uuid,
       now() + make_interval(mins => ${usableMinutes.invitation})
     from jsonb_to_recordset($2::jsonb) as d (client_id uuid, mail_id uuid, email_key text, token_hash text,
       times timestamptz[])
     on conflict (structure_id, client_id) do update set mail_id = excluded.mail_id, email_key = excluded.email_key,
       token_hash = excluded.token_hash, times = excluded.times, created_by_id = excluded.created_by_id,
         expires_at = excluded.expires_at,
       opened_at = null, used_at = null`,
    [structureId, JSON.stringify(due.map(({ row }) => row)), inviter.staffId],
  );
  await recordEvents(
    tx,
    due.map(({ event }) => event),
  );
  await announce(tx, structureId, 'clients');
  return outcome;
}

/**
 * Counts an invitation to each of these. @returns the ids whose address has reached the daily
 * limit, and until when
 */
async function addressesUsedUp(
  tx: Transaction,
  structureId: string,
  clients: Candidate[],
  now: Date,
): Promise<Map<string, Date>> {
  const limit = { name: 'invitation:address:day', limit: dailyLimit, seconds: windowSeconds.day };
  const of = ({ emailKey }: Candidate) => `${structureId} ${emailKey}`;
  const waits = await takeAttemptAtEach(tx, limit, clients.map(of));
  return new Map(
    clients.flatMap((client) => {
      const wait = waits.get(of(client)) ?? 0;
      return wait > 0 ? [[client.id, new Date(now.getTime() + wait * 1_000)] as const] : [];
    }),
  );
}
