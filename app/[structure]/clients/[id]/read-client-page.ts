import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { groupsOf } from '#lib/clients/groups/groups-of.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import type { readClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { readInvitation } from '#lib/invitations/read-invitation.ts';
import { likelyAccounts } from '#lib/matching/likely-accounts.ts';
import { listMerges } from '#lib/merging/read-separation.ts';
import { readAddressLimits } from '#lib/registrations/read-code-limits.ts';

type Client = NonNullable<Awaited<ReturnType<typeof readClient>>>;

/**
 * Reads what the page of a client shows beside the client. `attached`: the facts of the account
 * that belongs to the client; `likely`: accounts that could, where none does.
 */
export async function readClientPage(staff: Staff, client: Client) {
  const [history, found, invitation, aliases, codes, managed, merges, groups] = await Promise.all([
    clientHistory(staff, client.id),
    readVerdict(staff, { clientId: client.id }),
    readInvitation(staff, client.id),
    aliasesOf(staff, client.id),
    claimCodesOf(staff, client.id),
    isManagedByErp(staff.structure.id),
    listMerges(staff, client.id),
    groupsOf(connection().pool, client),
  ]);
  const attached = found?.facts.client ? found.facts : null;
  const mayBelong = !client.deletedAt && !attached?.account;
  const [limits, likely] = await Promise.all([
    readAddressLimits(found, client.email),
    mayBelong ? likelyAccounts(staff, { ...client, clientId: client.id }) : [],
  ]);
  return { history, found, attached, invitation, aliases, codes, managed, limits, likely, merges, groups };
}
