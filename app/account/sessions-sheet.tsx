import { ButtonForm } from '#components/forms/button-form.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { OwnSession } from '#lib/staff/account/own-sessions.ts';
import { sessionSeconds } from '#lib/staff/session-id.ts';
import { endOthersAction, endSessionAction } from './account-actions.ts';

type Props = {
  sessions: OwnSession[];
  /** Whose days are meant. */
  timeZone: string;
  locale: Locale;
  words: Dictionary['account']['sessions'];
};

/** Every browser that is signed in, and the buttons that end those sessions. */
export function SessionsSheet({ sessions, timeZone, locale, words }: Props) {
  const now = new Date();
  return (
    <Sheet title={words.title} padded>
      <p className="mb-3 text-sm text-soft">{words.body(sessionSeconds / 86_400)}</p>
      <ul className="grid divide-y divide-line">
        {sessions.map(({ id, browser, address, seenAt, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="font-[580] break-words">
                {browser || words.unknown}
                {isCurrent && <span className="ms-2 text-sm font-normal text-soft">{words.current}</span>}
              </p>
              <p className="text-sm break-words text-soft">
                {`${address || words.noAddress} · ${formatAgo(locale, seenAt, now, timeZone)}`}
              </p>
            </div>
            {!isCurrent && (
              <ButtonForm action={endSessionAction} fields={{ id }}>
                {words.end}
                <span className="sr-only">{` – ${browser || words.unknown}`}</span>
              </ButtonForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-3">
          <ButtonForm action={endOthersAction} fields={{}} size="normal">
            {words.endOthers}
          </ButtonForm>
        </div>
      )}
    </Sheet>
  );
}
