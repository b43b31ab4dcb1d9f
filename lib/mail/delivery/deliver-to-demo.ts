import { inTransaction } from '#lib/database/in-transaction.ts';
import { claimMail } from './claim-mail.ts';
import { recordOutcome } from './record-outcome.ts';

/**
 * Marks every mail that is due as sent, without sending it: in the demonstration its text, codes
 * included, is read in the outbox.
 */
export async function deliverToDemo(stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const delivered = await inTransaction(async (tx) => {
      const claim = await claimMail(tx);
      if (claim)
        await recordOutcome(tx, claim.mails, { kind: 'taken', ids: claim.mails.map(({ id }) => `demo/${id}`) });
      return claim !== null;
    });
    if (!delivered) return;
  }
}
