'use client';

import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { buttonClass } from '#components/button-class.ts';
import { DocumentTitle } from '#components/document-title.tsx';
import { Drawing } from '#components/drawing.tsx';
import { digestOf } from '#components/live/digest-of.ts';
import { shell as english } from '#lib/i18n/en/shell.ts';
import { shell as french } from '#lib/i18n/fr/shell.ts';
import { usePageLanguage } from './use-page-language.ts';
import { useReturn } from './use-return.ts';

/**
 * What an outage looks like: no more than a person needs, in the language of the page or else of
 * the browser.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const words = (usePageLanguage() === 'fr' ? french : english).failure;
  const digest = digestOf(error);
  const away = useReturn(digest === '', retry);
  return (
    <div role="alert" className="mx-auto grid max-w-[46ch] justify-items-center gap-2 px-5 py-14 text-center">
      <DocumentTitle text={away ? words.away.title : words.title} />
      <span className="mb-2 grid size-14 place-items-center rounded-full bg-bad-wash text-2xl text-bad">
        <Drawing path={browserIconPaths.alert} weight={1.8} />
      </span>
      <h1 className="text-xl font-[640] tracking-[-.015em]">{away ? words.away.title : words.title}</h1>
      <p className="text-soft">{away ? words.away.text : words.text}</p>
      {/* While the server is away both would end at the browser's own error. */}
      {!away && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          <button type="button" className={buttonClass('go')} onClick={retry}>
            {words.retry}
          </button>
          {/* A full load: what broke is left behind. */}
          <a href="/" data-plain="" className={buttonClass()}>
            {words.home}
          </a>
        </div>
      )}
      {digest && <p className="mt-3 text-sm text-soft">{words.reference(digest)}</p>}
    </div>
  );
}
