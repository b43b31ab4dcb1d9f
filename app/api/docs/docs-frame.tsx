import type { ReactNode } from 'react';
import { DocumentTitle } from '#components/document-title.tsx';
import { LanguageSwitch } from '#components/shell/language-switch.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/** The frame of a public page for integrators: product, language, title. */
export async function DocsFrame({ title, intro, children }: { title: string; intro: ReactNode; children: ReactNode }) {
  const [locale, { shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[56rem] flex-col gap-5 px-3.5 py-6 wide:py-14">
      <DocumentTitle text={title} />
      <header className="flex items-center gap-2.5 font-[650] tracking-[-.01em]">
        <Mark name={shell.product} />
        <span className="flex-1">{shell.product}</span>
        <LanguageSwitch locale={locale} label={shell.language} />
      </header>
      <main id="main" tabIndex={-1} className="grid min-w-0 gap-5 outline-none">
        <div className="grid gap-1.5">
          <h1 className="text-2xl leading-tight font-[640] tracking-[-.022em]">{title}</h1>
          <p className="text-soft">{intro}</p>
        </div>
        {children}
      </main>
    </div>
  );
}
