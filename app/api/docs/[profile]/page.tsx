import { notFound } from 'next/navigation';
import { CodeBlock } from '#components/erp/code-block.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { appUrl, readEnv } from '#lib/env.ts';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { curlSample } from '#lib/erp/sandbox/curl-sample.ts';
import { erpEndpoints } from '#lib/erp/sandbox/erp-endpoints.ts';
import { erpnextTemplate } from '#lib/erp/sandbox/erpnext-template.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { AnswersTable } from '../answers-table.tsx';
import { DocsFrame } from '../docs-frame.tsx';
import { RecipeTables } from './recipe-tables.tsx';

/** Profiles that carry their secret in the address. */
const byAddress = new Set<ProfileName>(['odoo', 'dolibarr', 'resamania']);

/** How one ERP is set up: what to switch on, what is read, and what each answer means. */
export default async function Recipe({ params }: PageProps<'/api/docs/[profile]'>) {
  const { profile: asked } = await params;
  const profile = profileNames.find((name) => name === asked);
  if (!profile) notFound();
  const { api, erp, recipes: words, shell } = await currentDictionary();
  const { steps, members, base } = words.profiles[profile];
  const { thin } = profileOf(profile);
  const door = byAddress.has(profile) ? erpEndpoints.eventsByAddress : erpEndpoints.events;
  const endpoint = `${appUrl(readEnv())}/api/erp/{connectionId}/events`;
  return (
    <DocsFrame
      title={words.title(erp.profiles[profile])}
      intro={
        <a href="/api/docs" className="text-accent underline">
          {words.all}
        </a>
      }
    >
      <Sheet padded title={words.steps}>
        <ol className="grid list-decimal gap-1.5 ps-5">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {profile === 'frappe' && (
          <div className="mt-3">
            <CodeBlock words={shell.clipboard} about={erp.bench.template}>
              {erpnextTemplate}
            </CodeBlock>
          </div>
        )}
      </Sheet>
      <RecipeTables profile={profile} words={words} />
      <Sheet padded title={words.members}>
        <p>{members}</p>
      </Sheet>
      <Sheet padded title={words.base}>
        <p>{base}</p>
        {!thin && <p className="mt-2">{words.baseNote}</p>}
      </Sheet>
      <Sheet padded title={words.check}>
        <p>{words.checkNote}</p>
      </Sheet>
      <Sheet padded title={words.example}>
        <CodeBlock words={shell.clipboard} about={words.example}>
          {curlSample(profile, endpoint)}
        </CodeBlock>
        <p className="mt-3 text-sm text-soft">{words.exampleNote}</p>
      </Sheet>
      <Sheet padded title={words.answers}>
        <AnswersTable door={door} words={api} />
      </Sheet>
    </DocsFrame>
  );
}
