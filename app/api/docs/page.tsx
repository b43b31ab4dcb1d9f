import { Sheet } from '#components/page/sheet.tsx';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import { apiEndpoints } from '#lib/erp/sandbox/api-document.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { DocsFrame } from './docs-frame.tsx';
import { DoorSheet } from './door-sheet.tsx';

/** The doors for programs, for people: from the same schemas as `/api/openapi.json`. */
export default async function ApiDocs() {
  const { api, erp, recipes } = await currentDictionary();
  return (
    <DocsFrame title={api.title} intro={api.intro}>
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
      <nav aria-label={recipes.list}>
        <h2 className="mb-1.5 font-[620]">{recipes.list}</h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1.5">
          {profileNames.map((name) => (
            <li key={name}>
              <a href={`/api/docs/${name}`} className="text-accent underline">
                {erp.profiles[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
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
    </DocsFrame>
  );
}
