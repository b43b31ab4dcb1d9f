import { createHash } from 'node:crypto';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type SecretPlace, secretPlacesOf } from './mail-kind.ts';
import { mailSecret } from './mail-secret.ts';

/** Hashes (SHA-256, hex) of the tokens of links, under the former and the next main key. */
export type ReplacedHashes = { former: string[]; next: string[] };

/**
 * Lists the links of mails that wait to be sent, as their hashes are stored and as they have to be
 * stored once another main key makes their tokens.
 * @param former null when it is lost: then none is known
 */
export async function queuedSecrets(
  tx: Transaction,
  former: string | null,
  next: string,
): Promise<Record<'action' | 'unsubscribe', ReplacedHashes>> {
  const found = { action: { former: [], next: [] }, unsubscribe: { former: [], next: [] } } as Record<
    'action' | 'unsubscribe',
    ReplacedHashes
  >;
  if (former === null) return found;
  const { rows } = await tx.query<{ id: string; kind: string }>(
    `select id, kind from mail where state = 'queued' for update`,
  );
  for (const mail of rows) {
    for (const place of secretPlacesOf(mail.kind).filter(isLink)) {
      found[place].former.push(hash(mailSecret(mail, place, former)));
      found[place].next.push(hash(mailSecret(mail, place, next)));
    }
  }
  return found;
}

/** Lets the links that unsubscribe work which mails will carry from now on. */
export async function replaceUnsubscribeLinks(tx: Transaction, { former, next }: ReplacedHashes): Promise<void> {
  await tx.query(
    `update mail m set unsubscribe_hash = h.next from unnest($1::text[], $2::text[]) as h (former, next)
     where m.unsubscribe_hash = h.former`,
    [former, next],
  );
}

function isLink(place: SecretPlace): place is 'action' | 'unsubscribe' {
  return place !== 'code';
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
