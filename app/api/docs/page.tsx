import { DocumentTitle } from '#components/document-title.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { LanguageSwitch } from '#components/shell/language-switch.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { apiEndpoints } from '#lib/erp/sandbox/api-document.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { DoorSheet } from './door-sheet.tsx';

/** The doors for programs, for people: from the same schemas as `/api/openapi.json`. */
export default async function ApiDocs() {
  const [locale, { api, shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[56rem] flex-col gap-5 px-3.5 py-6 wide:py-14">
      <DocumentTitle text={api.title} />
      <header className="flex items-center gap-2.5 font-[650] tracking-[-.01em]">
        <Mark name={shell.product} />
        <span className="flex-1">{shell.product}</span>
        <LanguageSwitch locale={locale} label={shell.language} />
      </header>
      <main id="main" tabIndex={-1} className="grid min-w-0 gap-5 outline-none">
        <div className="grid gap-1.5">
          <h1 className="text-2xl leading-tight font-[640] tracking-[-.022em]">{api.title}</h1>
          <p className="text-soft">{api.intro}</p>
        </div>
        <Sheet padded title={api.limitsTitle}>
          <ul className="grid list-disc gap-1.5 ps-5">
            {api.limits.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <p className="mt-3">
            <a href="/api/openapi.json" className="text-accent underline">
              {api.document}
            </a>
          </p>
        </Sheet>
        <nav aria-label={api.doorsLabel}>
          <ul className="grid gap-1.5">
            {apiEndpoints.map(({ name, method, path }) => (
              <li key={name}>
                <a href={`#${name}`} className="text-accent underline">
                  {api.doors[name].summary}
                </a>{' '}
                <code className="font-mono text-sm break-all text-soft">{`${method} ${path}`}</code>
              </li>
            ))}
          </ul>
        </nav>
        {apiEndpoints.map((door) => (
          <DoorSheet key={door.name} door={door} words={api} />
        ))}
      </main>
    </div>
  );
}
