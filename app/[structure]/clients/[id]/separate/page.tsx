import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { SeparateForm } from '#components/merging/separate-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { readSeparation } from '#lib/merging/read-separation.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { requireClient } from '../require-client.ts';
import { separateProblemText } from './problem-text.ts';
import { separateAction } from './separate-action.ts';

/** What separating two merged records does, before it is done. */
export default async function SeparatePage({ params, searchParams }: PageProps<'/[structure]/clients/[id]/separate'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.delete', `/${slug}/clients/${id}/separate`);
  const other = firstValue((await searchParams).other) ?? '';
  const client = await requireClient(staff, id);
  const { clients, merging: words } = await currentDictionary();
  const home = `/${staff.structure.slug}/clients`;
  const read = await readSeparation(staff, client.id, other);
  return (
    <>
      <PageHead
        title={words.separateTitle}
        documentTitle={words.separateTitle}
        above={<Link href={`${home}/${client.id}`}>{words.back}</Link>}
      />
      <Sheet padded>
        {read.ok ? (
          <SeparateForm
            view={read.value}
            action={separateAction}
            slug={staff.structure.slug}
            words={words}
            clients={clients}
          />
        ) : (
          <Notice
            tone="wait"
            action={
              read.problem.code === 'address-taken' && (
                <ButtonLink href={`${home}/${read.problem.clientId}`}>{words.openOther}</ButtonLink>
              )
            }
          >
            {separateProblemText(read.problem, words)}
          </Notice>
        )}
      </Sheet>
    </>
  );
}
