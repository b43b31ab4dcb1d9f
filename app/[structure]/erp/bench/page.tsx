import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CodeBlock } from '#components/erp/code-block.tsx';
import { Live } from '#components/live/live.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import { findTestClient } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { erpnextTemplate } from '#lib/erp/sandbox/erpnext-template.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { doorOf } from '../address-of.ts';
import { CodesSheets } from './codes-sheets.tsx';
import { CurlSheet } from './curl-sheet.tsx';
import { TrialSheets } from './test-message-sheets.tsx';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What helps whoever wires the ERP. */
export default async function Bench({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const path = `/${slug}/erp/bench`;
  const staff = await requireStaff(slug, 'erp.read', path);
  const found = await readErp(staff);
  if (!found.ok || !found.value.connection) notFound();
  const { connection } = found.value;
  const asked = firstValue((await searchParams).curl);
  const [dictionary, client] = await Promise.all([currentDictionary(), findTestClient(staff)]);
  const { erp: words } = dictionary;
  const { bench } = words;
  return (
    <>
      <Live slug={slug} topics={['erp', 'clients']} />
      <PageHead title={words.workshop} above={<Link href={`/${slug}/erp`}>{words.back}</Link>} />
      <div className="grid gap-5">
        <p className="-mt-1 text-soft">
          {bench.intro}{' '}
          <Link href="/api/docs" className="text-accent underline underline-offset-2">
            {bench.documentation}
          </Link>
        </p>
        <TrialSheets slug={slug} profile={connection.profile} client={client} dictionary={dictionary} />
        <CurlSheet
          path={path}
          door={doorOf(connection)}
          own={connection.profile}
          shown={profileNames.find((name) => name === asked) ?? connection.profile}
          dictionary={dictionary}
        />
        <CodesSheets dictionary={dictionary} />
        <Sheet padded title={bench.template}>
          <CodeBlock words={dictionary.shell.clipboard} about={bench.template}>
            {erpnextTemplate}
          </CodeBlock>
          <p className="mt-3 text-sm text-soft">{bench.templateNote}</p>
        </Sheet>
      </div>
    </>
  );
}
