import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ClientForm } from '#components/clients/client-form.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { groupNames } from '#lib/clients/groups/list-groups.ts';
import { typedPerson } from '#lib/clients/search/typed-person.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { addClientAction } from './add-client-action.ts';

/** @param searchParams `email` or `name`: the address, or what was searched for, to begin with */
export default async function NewClientPage({ params, searchParams }: PageProps<'/[structure]/clients/new'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients/new`);
  const home = `/${staff.structure.slug}/clients`;
  if (await isManagedByErp(staff.structure.id)) redirect(addressWithNotice('clients', home, 'managed-by-erp'));
  const { clients, invitations, personalData } = dictionaryOf(await currentLocale());
  const { email, name } = await searchParams;
  const values = { ...typedPerson(plain(name), staff.structure.country), ...(email && { email: plain(email) }) };
  return (
    <>
      <PageHead title={clients.addTitle} above={<Link href={home}>{clients.back}</Link>} />
      <Sheet padded>
        <ClientForm
          action={addClientAction}
          hidden={{ structure: staff.structure.slug, emailAsked: '', existingAsked: '' }}
          values={{ ...values, invite: 'on' }}
          invite={{ label: invitations.onAdd, hint: invitations.onAddHint }}
          cancelHref={home}
          groups={{ present: [], known: await groupNames(staff) }}
          words={clients}
          erased={personalData.erased}
        />
      </Sheet>
    </>
  );
}

function plain(value: string | string[] | undefined): string {
  return firstValue(value).toWellFormed().replaceAll('\0', '').slice(0, MAX_FIELD_LENGTHS.email);
}
