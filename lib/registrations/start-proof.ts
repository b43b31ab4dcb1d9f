import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { codeHash, newCode } from './secret.ts';

/**
 * `tokenIds`: of the phones where it can be typed. `to`: the stored address that `emailKey` is the key of. `structure`: in whose name the
 * mail is written.
 */
type Proof = {
  tokenIds: string[];
  to: string;
  emailKey: string;
  structure: { id: string; name: string };
  clientId: string | null;
  language: Locale;
};

/** Mails a new code to a stored address; codes sent before to the same tokens are worth nothing any more. */
export async function startProof(tx: Transaction, { tokenIds, to, emailKey, structure, clientId, language }: Proof): Promise<void> {
  const code = newCode();
  // Of two that start at once, the later one's code is the one that counts.
  await runSql(tx, 'select id::text from app_token where id = any ($1::uuid[]) order by id for no key update', [tokenIds]);
  await runSql(
    tx,
    'update app_proof set replaced_at = now() where token_id = any ($1::uuid[]) and proved_at is null and replaced_at is null and code_hash is not null',
    [tokenIds],
  );
  const ids = tokenIds.map(() => newId());
  await runSql(
    tx,
    `insert into app_proof (id, token_id, email_key, code_hash, expires_at)
     select p.id, p.token_id, $3, p.code_hash, now() + make_interval(mins => $5::int)
     from unnest($1::uuid[], $2::uuid[], $4::text[]) as p (id, token_id, code_hash)`,
    [ids, tokenIds, emailKey, ids.map((id) => codeHash(id, code)), usableMinutes['email-code']],
  );
  const draft = dictionaryOf(language).mail.emailCode(structure.name, code);
  await queueMail(tx, {
    structureId: structure.id,
    kind: 'email-code',
    clientId,
    occasion: `email-code:${ids[0]}`,
    to,
    language,
    ...draft,
    secrets: [code],
  });
}
