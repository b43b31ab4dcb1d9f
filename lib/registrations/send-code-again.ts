import type { Staff } from '#lib/actor/staff.ts';
import { addressKey } from '#lib/addresses/conflict-key.ts';
import { readAttachment } from '#lib/addresses/read-attachment.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import type { Wait } from '#lib/app-auth/limits.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeStaffCodeMail } from './code-limits.ts';
import { startProof } from './start-proof.ts';

/** Maximum number of devices on which a code can be typed. */
const maxDevices = 20;

/**
 * Mails a new code to the attached person: to the account's stored address or, once the client's
 * e-mail was changed, to the client's. It can be typed once, on any of their devices, also on one
 * that registered since and has not proved the address yet; the client's new address is proved by a
 * device that may already act for the account. The limit is one a minute and a number a day,
 * counted apart from those that the app requests, so that the requests of a stranger do not keep
 * staff from helping.
 */
export async function sendCodeAgain(
  staff: Staff,
  id: string,
): Promise<Result<{ to: string }, { code: 'not-found' } | Wait>> {
  const structureId = staff.structure.id;
  const attached = await readAttachment(prisma(), staff, id);
  if (!attached) return fail({ code: 'not-found' });
  const { account, clientId, emailChangedAt } = attached;
  const client = clientId ? await prisma().client.findFirst({ where: { structureId, id: clientId } }) : null;
  const address = emailChangedAt && client ? { email: client.email, emailKey: addressKey(client) } : account;
  const wait = await takeStaffCodeMail(address.emailKey, structureId);
  if (wait) return fail(wait);
  return inTransaction(async (tx) => {
    const tokens = await tx.$queryRawUnsafe<{ id: string }[]>(
      `select t.id from app_token t where t.account_id = $1::uuid and t.ended_at is null and (${speaksInSql('$2::uuid')} or $3
        and t.home_id = $2::uuid)
       order by t.last_seen_at desc, t.id limit ${maxDevices}`,
      account.id,
      structureId,
      emailChangedAt === null,
    );
    if (tokens.length === 0) return fail({ code: 'not-found' });
    const language = mailLanguage(client?.language ?? null, staff.structure.language);
    const proof = {
      tokenIds: tokens.map(({ id }) => id),
      to: address.email,
      emailKey: address.emailKey,
      structure: staff.structure,
      clientId,
      language,
    };
    await startProof(tx, proof);
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'code-sent-again', clientId, details: { accountId: account.id } },
    ]);
    return succeed({ to: address.email });
  });
}
