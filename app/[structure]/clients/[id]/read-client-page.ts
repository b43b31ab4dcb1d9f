import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { groupsOf } from '#lib/clients/groups/groups-of.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import type { ReadClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { readInvitation } from '#lib/invitations/read-invitation.ts';
import { likelyAccounts } from '#lib/matching/likely-accounts.ts';
import { listMerges } from '#lib/merging/read-separation.ts';
import { readAddressLimits } from '#lib/registrations/read-code-limits.ts';
import { waitingCounts } from '../../waiting-counts.ts';

/**
 * Reads what the page of a client shows beside the client. `attached`: the facts of the account
 * that belongs to the client; `likely`: accounts that could, where none does.
 */
export async function readClientPage(staff: Staff, client: ReadClient) {
  const verdict = readVerdict(staff, { clientId: client.id });
  const [found, limits, history, invitation, aliases, codes, { managed }, merges, groups] = await Promise.all([
    verdict,
    readAddressLimits(verdict, client.email),
    clientHistory(staff, client.id),
    readInvitation(staff, client.id),
    aliasesOf(staff, client.id),
    claimCodesOf(staff, client.id),
    waitingCounts(staff),
    listMerges(staff, client.id),
    groupsOf(connection().pool, client),
  ]);
  const attached = found?.facts.client ? found.facts : null;
  const mayBelong = !client.deletedAt && !attached?.account;
  const likely = mayBelong ? await likelyAccounts(staff, { ...client, clientId: client.id }) : [];
  return { history, found, attached, invitation, aliases, codes, managed, limits, likely, merges, groups };
}
