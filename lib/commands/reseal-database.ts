import { randomBytes } from 'node:crypto';
import { revokeOpenCodes } from '#lib/claims/revoke-open-codes.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Env } from '#lib/env.ts';
import { resealErasureKey } from '#lib/erasures/erasure-key.ts';
import { resealConnections } from '#lib/erp/connections/reseal-connections.ts';
import { replaceInvitationLinks } from '#lib/invitations/replace-invitation-links.ts';
import { queuedSecrets, replaceUnsubscribeLinks } from '#lib/mail/queued-secrets.ts';
import { replaceMainKey } from '#lib/secrets/main-key.ts';
import { followMainKey } from '#lib/staff/follow-main-key.ts';
import { onDatabase } from './launch-database.ts';
import { openMainKey } from './open-main-key.ts';

/**
 * Replaces the main key of a database by a random one, in one transaction: secrets of ERPs are
 * sealed anew, links of mails that wait are made anew, sessions end, and claim codes that are open
 * are revoked, as are recovery codes of staff. Links that were sent keep working. The product must
 * be stopped.
 * @param lost AUTH_SECRET is not the one the database was used with: what it sealed is given up
 * @throws Refusal when AUTH_SECRET is wrong and not said to be lost
 */
export async function resealDatabase(
  env: Env,
  { lost }: { lost: boolean },
  say: (line: string) => void,
): Promise<void> {
  await onDatabase(env, async (database) => {
    const former = lost ? null : await openMainKey(database.url, database.authSecret, env);
    const next = randomBytes(32).toString('base64url');
    const done = await inTransaction(async (tx) => {
      const connections = await resealConnections(tx, former, next);
      const links = await queuedSecrets(tx, former, next);
      await replaceInvitationLinks(tx, links.action);
      await replaceUnsubscribeLinks(tx, links.unsubscribe);
      const staff = await followMainKey(tx, links.action, { former, next });
      const erasures = await resealErasureKey(tx, { former, next });
      const codes = await revokeOpenCodes(tx);
      await replaceMainKey(tx, next, database.authSecret);
      return { ...connections, ...staff, codes, erasures };
    });
    say(`Sealed anew: ${done.sealed}. Could not be opened, and were revoked: ${done.revoked}.`);
    say(`Sessions ended: ${done.sessions}. Claim codes revoked: ${done.codes}.`);
    if (done.erasures > 0)
      say(`Erasures that no longer hold, because nobody can be recognised without the lost key: ${done.erasures}.`);
    say(`Recovery codes of staff were revoked. Second factors removed: ${done.factorsRemoved}.`);
  });
}
