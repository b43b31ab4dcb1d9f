import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';

/**
 * `tokenIds`: of the devices where it can be typed. `to`: the stored address that `emailKey` is the
 * key of. `structure`: the sender named in the mail.
 */
type Proof = {
  tokenIds: string[];
  to: string;
  emailKey: string;
  structure: { id: string; name: string };
  clientId: string | null;
  language: Locale;
};

/**
 * Mails a new code to a stored address; earlier codes of the same tokens become invalid. The code
 * is the mail's own secret, derived when the mail is rendered for sending, and again when it is
 * typed.
 */
export async function startProof(
  tx: Transaction,
  { tokenIds, to, emailKey, structure, clientId, language }: Proof,
): Promise<void> {
  // When two start at once, the later one's code is valid.
  await runSql(tx, 'select id::text from app_token where id = any ($1::uuid[]) order by id for no key update', [
    tokenIds,
  ]);
  await runSql(
    tx,
    'update app_proof set replaced_at = now() where token_id = any ($1::uuid[]) and proved_at is null and replaced_at is null',
    [tokenIds],
  );
  const ids = tokenIds.map(() => newId());
  const mailId = newId();
  await runSql(
    tx,
    `insert into app_proof (id, token_id, email_key, mail_structure_id, mail_id, expires_at)
     select p.id, p.token_id, $3, $4::uuid, $5::uuid, now() + make_interval(mins => $6::int)
     from unnest($1::uuid[], $2::uuid[]) as p (id, token_id)`,
    [ids, tokenIds, emailKey, structure.id, mailId, usableMinutes['email-code']],
  );
  const draft = dictionaryOf(language).mail.emailCode(structure.name, hiddenSecret);
  await queueMail(tx, {
    id: mailId,
    structureId: structure.id,
    kind: 'email-code',
    clientId,
    occasion: `email-code:${ids[0]}`,
    to,
    language,
    ...draft,
  });
}
