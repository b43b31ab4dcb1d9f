import type { Transaction } from '#lib/database/run-sql.ts';
import { newId } from '#lib/identity/new-id.ts';
import { announce } from '#lib/live/announce.ts';
import { asKeys, mailKeys } from '#lib/mail/mail-keys.ts';
import type { ClaimedMail } from './claim-mail.ts';
import type { Outcome } from './post-mail.ts';

/** Longest time until the next try, in seconds. */
const longestWait = 600;

/** Records how a request ended, and keeps what the provider has reported of a mail meanwhile. */
export async function recordOutcome(tx: Transaction, mails: ClaimedMail[], outcome: Outcome): Promise<void> {
  if (outcome.kind === 'taken') await taken(tx, mails, outcome.ids);
  else if (outcome.kind === 'refused' && mails.length > 1) await halve(tx, mails);
  else if (outcome.kind === 'refused') await settle(tx, mails, 'failed', outcome.problem);
  else if (outcome.kind === 'used') await settle(tx, mails, 'in-doubt', null);
  else await again(tx, mails, outcome.kind === 'doubtful');
  for (const structureId of new Set(mails.map((mail) => mail.structureId))) {
    await announce(tx, structureId, 'outbox');
    if (outcome.kind === 'taken' || outcome.kind === 'refused') await announce(tx, structureId, 'clients');
  }
}

async function taken(tx: Transaction, mails: ClaimedMail[], ids: string[]): Promise<void> {
  await tx.query(
    `update mail m set provider_id = k.value, sent_at = coalesce(m.sent_at, now()), doubt_since = null,
       state = case when m.state in ('queued', 'in-doubt', 'cancelled') then 'sent' else m.state end,
       state_at = case when m.state in ('queued', 'in-doubt', 'cancelled') then now() else m.state_at end
     from ${mailKeys} where m.structure_id = k.structure_id and m.id = k.id`,
    [asKeys(mails, (index) => ids[index] ?? null)],
  );
}

/**
 * One bad mail makes the provider refuse a whole batch: halved again and again, it is alone in the
 * end.
 */
async function halve(tx: Transaction, mails: ClaimedMail[]): Promise<void> {
  const halves = [newId(), newId()];
  await tx.query(
    `update mail m set batch_id = k.value::uuid, doubt_since = null, due_at = now()
     from ${mailKeys} where m.structure_id = k.structure_id and m.id = k.id`,
    [asKeys(mails, (index) => halves[index < mails.length / 2 ? 0 : 1] as string)],
  );
}

async function settle(
  tx: Transaction,
  mails: ClaimedMail[],
  state: 'failed' | 'in-doubt',
  problem: string | null,
): Promise<void> {
  await tx.query(
    `update mail m set state = $2::mail_state, state_at = now(), problem = coalesce($3, m.problem),
       doubt_since = case when $2 = 'failed' then null else m.doubt_since end,
         failed_at = case when $2 = 'failed' then now() end
     from ${mailKeys} where m.structure_id = k.structure_id and m.id = k.id and m.state = 'queued'`,
    [asKeys(mails), state, problem],
  );
}

/**
 * Waits twice as long each time where it may have been taken; what surely was not is as new, and
 * only the pace keeps it back.
 */
async function again(tx: Transaction, mails: ClaimedMail[], doubtful: boolean): Promise<void> {
  await tx.query(
    `update mail m set
       due_at = case when $2 then now() + make_interval(secs => least(power(2, least(m.tries, 12) - 1),
         ${longestWait}) * (0.8 + 0.4 * random())) else now() end,
       doubt_since = case when $2 then m.doubt_since else k.value::timestamptz end,
       batch_id = case when $2 or k.value is not null then m.batch_id end
     from ${mailKeys} where m.structure_id = k.structure_id and m.id = k.id`,
    [asKeys(mails, (index) => mails[index]?.doubtedBefore?.toISOString() ?? null), doubtful],
  );
}
