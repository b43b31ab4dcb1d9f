import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Button } from '#components/button.tsx';
import { Notice } from '#components/notice.tsx';
import { PageHead } from '#components/page-head.tsx';
import { Sheet } from '#components/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import { TextareaField } from '#components/textarea-field.tsx';
import { problemStatus } from '#lib/api/problem.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { erpDoors } from '#lib/erp/erp-doors.ts';
import { readErp } from '#lib/erp/read-erp.ts';
import { tryAsStaff } from '#lib/erp/try-as-staff.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { erpnextTemplate, sampleEvent, signedCurl } from './samples.ts';

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentDictionary()).erp.workshop };
}

/** What helps whoever wires the ERP. */
export default async function Bench({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, `/${slug}/erp/bench`);
  const found = await readErp(staff);
  if (!found.ok || !found.value.connection) notFound();
  const { erp: words, api } = await currentDictionary();
  const { bench } = words;
  const body = firstValue((await searchParams).body).slice(0, 20_000);
  const tried = body ? await tryAsStaff(staff, body) : null;
  const address = `${appUrl(readEnv())}/api/erp/${found.value.connection.id}/events`;
  return (
    <>
      <PageHead title={words.workshop} above={<Link href={`/${slug}/erp`}>← {words.title}</Link>} />
      <div className="grid gap-5">
        <p className="text-soft">
          {bench.intro}{' '}
          <Link href="/api/docs" className="text-accent underline underline-offset-2">
            {bench.documentation}
          </Link>
        </p>
        <Sheet padded title={bench.curl}>
          <Code>{signedCurl(address)}</Code>
          <p className="mt-2 text-sm text-soft">{bench.curlNote}</p>
        </Sheet>
        <Sheet padded title={bench.test}>
          <p className="mb-4">{bench.testNote}</p>
          {/* Asked with GET: it changes nothing. */}
          <form className="grid gap-4">
            <TextareaField
              name="body"
              id="body"
              label={bench.body}
              rows={12}
              defaultValue={body || JSON.stringify(JSON.parse(sampleEvent()), null, 2)}
            />
            <div>
              <Button variant="go">{bench.tryIt}</Button>
            </div>
          </form>
          {tried && (
            <div className="mt-4">
              <Notice tone="inf" title={bench.answer}>
                <Code>{JSON.stringify(tried.ok ? tried.value : { result: tried.problem }, null, 2)}</Code>
              </Notice>
            </div>
          )}
        </Sheet>
        <Sheet title={bench.codes}>
          <Table
            caption={bench.codes}
            columns={[
              { key: 'code', label: bench.code },
              { key: 'meaning', label: bench.meaning },
            ]}
          >
            {erpDoors.events.problems.map((code) => (
              <Row key={code}>
                <RowHead>
                  <code className="font-mono text-sm">{`${problemStatus[code]} ${code}`}</code>
                </RowHead>
                <Cell label={bench.meaning}>{api.problems[code].detail}</Cell>
              </Row>
            ))}
          </Table>
        </Sheet>
        <Sheet padded title={bench.template}>
          <Code>{erpnextTemplate}</Code>
          <p className="mt-2 text-sm text-soft">{bench.templateNote}</p>
        </Sheet>
      </div>
    </>
  );
}

function Code({ children }: { children: string }) {
  return <pre className="rounded-control bg-sunk p-3.5 font-mono text-sm break-all whitespace-pre-wrap">{children}</pre>;
}
