import Link from 'next/link';
import { redirect } from 'next/navigation';
import { clientAddress } from '#components/clients/client-address.ts';
import { ClientForm } from '#components/clients/client-form.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { fullName } from '#lib/clients/client.ts';
import { formValues } from '#lib/clients/form-values.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { shownEmail } from '../../../access/shown-email.ts';
import { requireClient } from '../require-client.ts';
import { editClientAction } from './edit-client-action.ts';

/** @param searchParams `email`: the address to begin with where the record has none */
export default async function EditClientPage({ params, searchParams }: PageProps<'/[structure]/clients/[id]/edit'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients/${id}/edit`);
  const client = await requireClient(staff, id, '/edit');
  const { list: listText, email } = await searchParams;
  const list = listParameters(parseListText(firstValue(listText))).toString();
  const home = clientAddress(`/${staff.structure.slug}/clients/${client.id}`, list);
  if (client.deletedAt) redirect(home);
  const { clients, personalData } = dictionaryOf(await currentLocale());
  const values = formValues(client, staff.structure.country);
  const hidden = {
    structure: staff.structure.slug,
    id: client.id,
    version: String(client.version),
    base: JSON.stringify(values),
    emailAsked: '',
    list,
  };
  return (
    <>
      <PageHead
        title={fullName(client)}
        documentTitle={clients.edit}
        detail={clients.edit}
        above={<Link href={home}>{clients.backToClient}</Link>}
      />
      <Sheet padded>
        <ClientForm
          action={editClientAction}
          hidden={hidden}
          values={{ ...values, email: values.email || shownEmail(firstValue(email)) }}
          cancelHref={home}
          owned={client.erpId !== null}
          words={clients}
          erased={personalData.erased}
        />
      </Sheet>
    </>
  );
}
