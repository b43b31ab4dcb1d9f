import { ButtonLink } from '#components/button.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { PasskeyForm } from '#components/passkeys/passkey-form.tsx';
import { passkeyWords } from '#components/passkeys/passkey-words.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatShortDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { confirmAddress } from '#lib/session/require-recent-proof.ts';
import type { OwnPasskey } from '#lib/staff/passkeys/own-passkeys.ts';
import { addPasskeyAction, addPasskeyOptions, removePasskeyAction } from './passkey-actions.ts';

type Props = {
  passkeys: OwnPasskey[];
  /** Whether the password was typed in the last minutes: adding a passkey asks for that. */
  isProved: boolean;
  /** The host that passkeys are for. */
  host: string;
  timeZone: string;
  locale: Locale;
  words: Dictionary['passkeys'];
};

/** The passkeys of the account, and the forms that add and remove one. */
export function PasskeysSheet({ passkeys, isProved, host, timeZone, locale, words }: Props) {
  const now = new Date();
  return (
    <Sheet title={words.title} padded>
      <p className="mb-3 text-soft">{words.intro}</p>
      {passkeys.length === 0 && <p className="mb-3 text-sm text-soft">{words.none}</p>}
      {passkeys.length > 0 && (
        <ul className="mb-3 grid divide-y divide-line">
          {passkeys.map(({ id, name, createdAt, usedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-[580] break-words">{name}</p>
                <p className="text-sm text-soft">
                  {words.added(formatShortDay(locale, createdAt, timeZone))}
                  {' · '}
                  {usedAt ? words.used(formatAgo(locale, usedAt, now, timeZone)) : words.neverUsed}
                </p>
              </div>
              <ButtonForm action={removePasskeyAction} fields={{ id }}>
                {words.remove}
                <span className="sr-only">{` – ${name}`}</span>
              </ButtonForm>
            </li>
          ))}
        </ul>
      )}
      {isProved ? (
        <PasskeyForm
          kind="add"
          host={host}
          options={addPasskeyOptions}
          action={addPasskeyAction}
          words={passkeyWords(words, words.add)}
          instead={<p className="text-sm text-soft">{words.unsupported}</p>}
        >
          <FormField name="name" label={words.name} hint={words.nameHint} maxLength={60} required />
        </PasskeyForm>
      ) : (
        <ButtonLink href={confirmAddress('/account')} prefetch={false}>
          {words.add}
        </ButtonLink>
      )}
    </Sheet>
  );
}
