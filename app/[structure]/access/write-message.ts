import type { WrittenMessage } from '#components/access/message-sheet.tsx';
import { clientMessage } from '#lib/access/client-message.ts';
import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';

/**
 * What staff can send to whom a verdict is about, in that person's language; null when there is
 * nothing to say.
 * @param email the client's, or the address asked about
 * @param language the client's, ISO 639-1, where it is known
 */
export function writeMessage(
  { structure }: Staff,
  found: StaffVerdict,
  email: string,
  language: string | null,
): WrittenMessage | null {
  const message = clientMessage(found, email);
  if (!message) return null;
  const lang = mailLanguage(language, structure.language);
  return {
    text: dictionaryOf(lang).access.messages[message.kind](structure.name, message.firstName, message.email),
    lang,
  };
}
