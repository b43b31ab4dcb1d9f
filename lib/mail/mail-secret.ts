import { createHmac } from 'node:crypto';
import type { MailContent } from '#lib/i18n/letter.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { type SecretPlace, secretPlacesOf } from './mail-kind.ts';

/** What is stored and shown in the place of a secret. */
export const hiddenSecret = '•••';

/** Identifies a mail and its kind: all that its secrets depend on, beside the main key. */
type SecretMail = { kind: string; id: string };

/**
 * Derives the secret that a mail carries in one place: six digits as a code, else 256 bits in
 * base64url. It is stored nowhere. Every process derives the same one, so a mail that is sent again
 * is the same to the last character, and the database alone gives none away.
 */
export function mailSecret({ kind, id }: SecretMail, place: SecretPlace, mainKey?: string): string {
  const mac = createHmac('sha256', purposeKey('mail secrets', mainKey))
    .update(`${kind}\n${place}\n${id.toLowerCase()}`)
    .digest();
  // 48 bits modulo a million: the bias is below one in a hundred million.
  return place === 'code' ? String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0') : mac.toString('base64url');
}

/**
 * Inserts its secrets into a mail in place of their placeholders: for sending, and in the
 * demonstration for showing. Everything else shows the stored content.
 */
export function withSecrets(mail: SecretMail, content: MailContent): MailContent {
  const filled = { ...content };
  for (const place of secretPlacesOf(mail.kind)) {
    const secret = mailSecret(mail, place);
    const link = place === 'code' ? undefined : content[place];
    if (place === 'code' && content.code === hiddenSecret) filled.code = secret;
    if (link?.url.endsWith(hiddenSecret))
      filled[place as 'action'] = { ...link, url: link.url.slice(0, -hiddenSecret.length) + secret };
  }
  return filled;
}

/**
 * Refuses content that contains its secrets.
 * @throws Error when a declared place contains anything but the placeholder, or another place
 *   contains a code or a placeholder
 */
export function requireHiddenSecrets(kind: string, { code, action, unsubscribe }: MailContent): void {
  const places = secretPlacesOf(kind);
  const hidden: Record<SecretPlace, boolean> = {
    code: code === hiddenSecret,
    action: !!action?.url.endsWith(hiddenSecret),
    unsubscribe: !!unsubscribe?.url.endsWith(hiddenSecret),
  };
  for (const place of ['code', 'action', 'unsubscribe'] as const) {
    const declared = places.includes(place);
    // A button may lead to a page that needs no secret. A code and a way out are nothing without
    // one.
    const excess = place === 'action' ? hidden.action : { code, unsubscribe }[place] !== undefined;
    if (declared ? !hidden[place] : excess)
      throw new Error(`a mail of the kind ${kind} does not leave out the secret of its ${place}`);
  }
}

/**
 * Removes the secrets of these mails from a text, such as a provider's message that quotes a mail.
 */
export function strikeSecrets(mails: SecretMail[], text: string): string {
  let struck = text;
  for (const mail of mails) {
    for (const place of secretPlacesOf(mail.kind)) struck = struck.replaceAll(mailSecret(mail, place), hiddenSecret);
  }
  return struck;
}
