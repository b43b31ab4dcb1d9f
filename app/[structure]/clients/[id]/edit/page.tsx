import Link from 'next/link';
import { redirect } from 'next/navigation';
import { clientAddress } from '#components/clients/client-address.ts';
import { ClientForm } from '#components/clients/client-form.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { fullName } from '#lib/clients/client.ts';
import { formValues } from '#lib/clients/form-values.ts';
import { groupsOf } from '#lib/clients/groups/groups-of.ts';
import { groupNames } from '#lib/clients/groups/list-groups.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { connection } from '#lib/database/connection.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import type { InvitationState } from '#lib/invitations/invitation-state.ts';
import { invitationsOf } from '#lib/invitations/invitations-of.ts';
import { readInvitation } from '#lib/invitations/read-invitation.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { shownEmail } from '../../../access/shown-email.ts';
import { requireClient } from '../require-client.ts';
import { editClientAction } from './edit-client-action.ts';

type Hints = Dictionary['clients']['hints'];

/** An invitation in one of these states may still bring the person. */
const hopeful = new Set<InvitationState>(['queued', 'sent', 'delivered', 'opened']);

/** @param searchParams `email`: the address to begin with where the record has none */
export default async function EditClientPage({ params, searchParams }: PageProps<'/[structure]/clients/[id]/edit'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients/${id}/edit`);
  const client = await requireClient(staff, id, '/edit');
  const { list: listText, email } = await searchParams;
  const list = listParameters(parseListText(firstValue(listText))).toString();
  const home = clientAddress(`/${staff.structure.slug}/clients/${client.id}`, list);
  if (client.deletedAt) redirect(home);
  const [present, known] = await Promise.all([groupsOf(connection().pool, client), groupNames(staff)]);
  const { clients, invitations, personalData } = dictionaryOf(await currentLocale());
  const values: Record<string, string> = { ...formValues(client, staff.structure.country), groups: '' };
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
          groups={{ present, known }}
          owned={client.erpId !== null}
          emailFollows={await whatFollows(staff, client, clients.hints)}
          {...((await mayOfferInvitation(staff, client.id)) && {
            invite: { label: invitations.onEdit, hint: invitations.onEditHint },
          })}
          words={clients}
          erased={personalData.erased}
        />
      </Sheet>
    </>
  );
}

/**
 * Whether a client could be invited at another address: not who is on the app, a former client
 * without access, or who had as many invitations as a week allows.
 */
async function mayOfferInvitation(staff: Staff, id: string): Promise<boolean> {
  const reason = (await readInvitation(staff, id))?.problem?.code;
  return reason !== 'registered' && reason !== 'former' && reason !== 'weekly-limit';
}

/** Says what another e-mail does to the access or to the invitation of a client. */
async function whatFollows(staff: Staff, client: { id: string; emailKey: string }, hints: Hints) {
  const [found, invitations] = await Promise.all([
    readVerdict(staff, { clientId: client.id }),
    invitationsOf(staff, [client.id]),
  ]);
  const account = found?.facts.client && found.facts.account;
  if (account) {
    const key = emailKey(account.email);
    const closes = found.verdict.access && found.facts.proof.needed && key.ok && key.value === client.emailKey;
    return closes ? hints.emailOfAccount : undefined;
  }
  const invitation = invitations.get(client.id)?.state;
  return invitation && hopeful.has(invitation) ? hints.emailInvited : undefined;
}
