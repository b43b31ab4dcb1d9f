import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { FindOther } from '#components/merging/find-other.tsx';
import { MergeForm } from '#components/merging/merge-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import { fullName } from '#lib/clients/client.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { readMerge } from '#lib/merging/read-merge.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { requireClient } from '../require-client.ts';
import { mergeAction } from './merge-action.ts';

/** Found records that are offered; more means searching more precisely. */
const mostFound = 8;

/** A client beside another record of the same person, to make them one. */
export default async function MergePage({ params, searchParams }: PageProps<'/[structure]/clients/[id]/merge'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.delete', `/${slug}/clients/${id}/merge`);
  const parameters = await searchParams;
  const client = await requireClient(staff, id, '/merge');
  const { clients, merging: words } = await currentDictionary();
  const home = `/${staff.structure.slug}/clients`;
  const otherId = firstValue(parameters.with);
  const { q } = parseListQuery(parameters);
  const read = otherId ? await readMerge(staff, client.id, otherId) : null;
  return (
    <>
      <PageHead
        title={words.title}
        documentTitle={words.title}
        above={<Link href={`${home}/${client.id}`}>{words.back}</Link>}
      />
      <Sheet padded>
        {read?.ok && (
          <MergeForm
            view={read.value}
            action={mergeAction}
            slug={staff.structure.slug}
            country={staff.structure.country}
            words={words}
            clients={clients}
          />
        )}
        {read && !read.ok && (
          <Notice
            tone="wait"
            action={
              read.problem.code === 'former-kept' && (
                <ButtonLink href={`${home}/${otherId}/merge?${new URLSearchParams({ with: client.id })}`}>
                  {words.swap}
                </ButtonLink>
              )
            }
          >
            {words.problems[read.problem.code]}
          </Notice>
        )}
        {!read?.ok && (
          <FindOther
            here={`${home}/${client.id}/merge`}
            name={fullName(client)}
            query={q}
            found={q ? await othersLike(staff, q, client.id) : []}
            words={words}
          />
        )}
      </Sheet>
    </>
  );
}

/** The records that a search finds beside this one; null when it finds too many to tell. */
async function othersLike(staff: Staff, q: string, id: string) {
  const found = await listClients(staff, { q, state: 'all', sort: 'name' });
  return found.ok ? found.value.rows.filter((row) => row.id !== id).slice(0, mostFound) : null;
}
