'use client';

import { TitlePlace } from '#components/document-title.tsx';
import { Failure } from '#components/shell/failure.tsx';
import { usePageLanguage } from '#components/shell/use-page-language.ts';
import { shell as english } from '#lib/i18n/en/shell.ts';
import { shell as french } from '#lib/i18n/fr/shell.ts';
import './globals.css';

/** When the root layout itself failed: the whole document is ours. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const language = usePageLanguage();
  return (
    <html lang={language}>
      <body>
        <TitlePlace name={(language === 'fr' ? french : english).product}>
          <main>
            <Failure error={error} retry={retry} />
          </main>
        </TitlePlace>
      </body>
    </html>
  );
}
