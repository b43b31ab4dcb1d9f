import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { codeHash, newCode } from './secret.ts';

/** How long a code can be used. Minutes. */
const codeMinutes = 15;

/** `to`: the stored address that `emailKey` is the key of. `structure`: in whose name the mail is written. */
type Proof = {
  tokenId: string;
  to: string;
  emailKey: string;
  structure: { id: string; name: string };
  clientId: string | null;
  language: Locale;
};

/** Mails a new code to a stored address; codes sent before to the same token are worth nothing any more. */
export async function startProof(tx: Transaction, { tokenId, to, emailKey, structure, clientId, language }: Proof): Promise<void> {
  const [id, code] = [newId(), newCode()];
  await runSql(
    tx,
    'update app_proof set replaced_at = now() where token_id = $1::uuid and proved_at is null and replaced_at is null and code_hash is not null',
    [tokenId],
  );
  await runSql(
    tx,
    `insert into app_proof (id, token_id, email_key, code_hash, expires_at)
     values ($1::uuid, $2::uuid, $3, $4, now() + make_interval(mins => $5::int))`,
    [id, tokenId, emailKey, codeHash(id, code), codeMinutes],
  );
  const draft = dictionaryOf(language).mail.emailCode(structure.name, code);
  await queueMail(tx, {
    structureId: structure.id,
    kind: 'email-code',
    clientId,
    occasion: `email-code:${id}`,
    to,
    language,
    ...draft,
    secrets: [code],
  });
}
