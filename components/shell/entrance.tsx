import type { ReactNode } from 'react';
import { DocumentTitle } from '#components/document-title.tsx';
import { Icon } from '#components/icon.tsx';
import { SessionWatch } from '#components/live/session-watch.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';

type Words = Pick<Dictionary['shell'], 'product' | 'language'> &
  Partial<Pick<Dictionary['shell'], 'signOut' | 'ended'>>;

type EntranceProps = {
  title: string;
  /** The title of the document, where it is another than the heading. */
  documentTitle?: string;
  intro?: ReactNode;
  locale: Locale;
  /** `signOut`, `ended`: needed where its reader is signed in. */
  words: Words;
  /** Whether the content brings sheets of its own. */
  bare?: boolean;
  /** The account of its reader, who may sign out here; undefined for a reader without a session. */
  staffId?: string | undefined;
  children: ReactNode;
};

/** The frame of pages outside a structure: signing in, the first run, nothing found. */
export function Entrance({
  title,
  documentTitle = title,
  intro,
  locale,
  words,
  bare = false,
  staffId,
  children,
}: EntranceProps) {
  const page = (
    <div className="entrance">
      <DocumentTitle text={documentTitle} />
      <header className="flex items-center gap-2.5 font-[650] tracking-[-.01em]">
        <Mark name={words.product} />
        <span className="flex-1">{words.product}</span>
        <LanguageSwitch locale={locale} label={words.language} />
        {staffId !== undefined && (
          <form method="post" action="/sign-out">
            <button type="submit" className="sign-out">
              <Icon name="leave" />
              {words.signOut}
            </button>
          </form>
        )}
      </header>
      <main id="main" tabIndex={-1} className="grid gap-5 outline-none">
        <div className="grid gap-1.5">
          <h1 className="text-2xl leading-tight font-[640] tracking-[-.022em]">{title}</h1>
          {intro && <div className="text-soft">{intro}</div>}
        </div>
        {bare ? children : <Sheet padded>{children}</Sheet>}
      </main>
    </div>
  );
  if (staffId === undefined || words.ended === undefined) return page;
  return (
    <SessionWatch staffId={staffId} words={words.ended}>
      {page}
    </SessionWatch>
  );
}
