import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CodeBlock } from '#components/erp/code-block.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import { findTestClient } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { erpnextTemplate } from '#lib/erp/sandbox/erpnext-template.ts';
import { endpointOf } from '../address-of.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { CodesSheets } from './codes-sheets.tsx';
import { CurlSheet } from './curl-sheet.tsx';
import { TestMessageSheets } from './test-message-sheets.tsx';

/** Test messages, sample calls and answers for the people who connect the ERP. */
export default async function Sandbox(props: ErpPageProps) {
  const { slug, path, staff, parameter, dictionary, words } = await readErpPage(props, '/bench');
  const found = await readErp(staff);
  if (!found.ok || !found.value.connection) notFound();
  const { connection } = found.value;
  const curlProfile = parameter('curl');
  const client = await findTestClient(staff);
  const { bench } = words;
  return (
    <ErpFrame slug={slug} words={words} topics={['erp', 'clients']} title={words.workshop}>
      <div className="grid gap-5">
        <p className="-mt-1 text-soft">
          {bench.intro}{' '}
          <Link href="/api/docs" className="text-accent underline underline-offset-2">
            {bench.documentation}
          </Link>
        </p>
        <TestMessageSheets slug={slug} profile={connection.profile} client={client} dictionary={dictionary} />
        <CurlSheet
          path={path}
          endpoint={endpointOf(connection)}
          own={connection.profile}
          shown={profileNames.find((name) => name === curlProfile) ?? connection.profile}
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
    </ErpFrame>
  );
}
