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

/**
 * Cancels the mail of an occasion (see `NewMail`), unless it may have left.
 * @returns what became of it; null when there is no such mail
 */
export async function cancelMailOf(
  tx: Transaction,
  structureId: string,
  occasion: string,
): Promise<'cancelled' | 'sent' | null> {
  const [mail] = await runSql<{ isCancelled: boolean; isKnown: boolean }>(
    tx,
    `with done as (
       update mail m set ${cancelled} where m.structure_id = $1::uuid and m.occasion = $2 and ${cancellable} returning 1)
     select exists (select from done) as "isCancelled",
       exists (select from mail m where m.structure_id = $1::uuid and m.occasion = $2) as "isKnown"`,
    [structureId, occasion],
  );
  if (mail?.isCancelled) return 'cancelled';
  return mail?.isKnown ? 'sent' : null;
}

/** A mail that was cancelled, with the time from which it waited (ISO 8601). */
export type CancelledMail = { id: string; stateAt: string };

/** Does the same as `cancelMails`, and returns what `resumeMails` needs. */
export async function suspendMails(tx: Transaction, structureId: string, ids: string[]): Promise<CancelledMail[]> {
  return runSql<CancelledMail>(
    tx,
    `with due as materialized (
       select id, to_jsonb(m.state_at) #>> '{}' as state_at from mail m
       where m.structure_id = $1::uuid and m.id = any ($2::uuid[]) and ${cancellable} for update)
     update mail m set ${cancelled} from due where m.structure_id = $1::uuid and m.id = due.id
     returning m.id, due.state_at as "stateAt"`,
    [structureId, ids],
  );
}

/** Lets mails that `suspendMails` cancelled wait again. */
export async function resumeMails(tx: Transaction, structureId: string, mails: CancelledMail[]): Promise<void> {
  await runSql(
    tx,
    `update mail m set state = 'queued', state_at = d.state_at
     from unnest($2::uuid[], $3::timestamptz[]) d (id, state_at)
     where m.structure_id = $1::uuid and m.id = d.id and m.state = 'cancelled'`,
    [structureId, mails.map(({ id }) => id), mails.map(({ stateAt }) => stateAt)],
  );
}
