import { notFound } from 'next/navigation';
import { readVerdict, type StaffVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { groupsOf } from '#lib/clients/groups/groups-of.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { readInvitation } from '#lib/invitations/read-invitation.ts';
import { likelyAccounts } from '#lib/matching/likely-accounts.ts';
import { listMerges } from '#lib/merging/read-separation.ts';
import { readAddressLimits } from '#lib/registrations/read-code-limits.ts';
import { waitingCounts } from '../../waiting-counts.ts';
import { requireClient } from './require-client.ts';

/**
 * Reads what the page of a client shows, as `requireClient` does the client itself. `attached`: the
 * facts of the account that belongs to the client; `likely`: accounts that could, where none does.
 * Everything that needs the id alone is read at the same time as the client.
 */
export async function readClientPage(staff: Staff, id: string) {
  if (!isId(id)) notFound();
  const reading = requireClient(staff, id);
  const verdict = readVerdict(staff, { clientId: id });
  const [client, found, limits, history, invitation, aliases, codes, { managed }, merges, groups, likely] =
    await Promise.all([
      reading,
      verdict,
      reading.then(({ email }) => readAddressLimits(verdict, email)),
      clientHistory(staff, id),
      readInvitation(staff, id),
      aliasesOf(staff, id),
      claimCodesOf(staff, id),
      waitingCounts(staff),
      listMerges(staff, id),
      reading.then((read) => groupsOf(connection().pool, read)),
      Promise.all([reading, verdict]).then(([read, facts]) =>
        read.deletedAt || attachedOf(facts)?.account ? [] : likelyAccounts(staff, { ...read, clientId: id }),
      ),
    ]);
  const attached = attachedOf(found);
  return { client, history, found, attached, invitation, aliases, codes, managed, limits, likely, merges, groups };
}

function attachedOf(found: StaffVerdict | null) {
  return found?.facts.client ? found.facts : null;
}
