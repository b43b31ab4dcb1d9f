import { type ChangedClient, forgetChangedClients, readChangedClients } from '#lib/clients/erp/changed-clients.ts';
import { noteNewcomers } from '#lib/clients/erp/newcomers.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { findCandidates } from '#lib/matching/find-candidates.ts';
import type { MatchPerson } from '#lib/matching/person.ts';

/** Changed clients at once. */
const slice = 100;
/** People of the ERP who are compared again for one changed client. */
const maxLikePeople = 20;
/** The latest people without an address who are compared again. */
const maxRefused = 500;

/**
 * Notes the people of the ERP who are like clients that changed, so that they are compared again:
 * those who have or had a likeness, those who were proposed, and, as no index finds them by name,
 * the latest people without a usable address.
 * @returns whether there may be more changed clients
 */
export async function noteLikePeople(structureId: string): Promise<boolean> {
  const { pool } = database();
  const changed = await readChangedClients(pool, structureId, slice);
  const found = await findCandidates(structureId, changed.map(toPerson), { among: 'erp', maxPerPerson: maxLikePeople });
  const like = [...found.values()].flatMap((candidates) => candidates.map(({ clientId }) => clientId));
  const { rows } = await pool.query<{ erpId: string }>(
    `select erp_id as "erpId" from client where structure_id = $1 and id = any($2::uuid[]) and erp_id is not null
     union select erp_id from erp_proposal where structure_id = $1 and client_id = any($3::uuid[])
     union (select erp_id from (
       select erp_id, max(received_at) as at from erp_event
       where structure_id = $1 and verdict = 'invalid' and erp_id is not null group by erp_id order by at desc limit $4
     ) refused)`,
    [structureId, like, changed.map(({ clientId }) => clientId), maxRefused],
  );
  await inTransaction(async (tx) => {
    await noteNewcomers(
      tx,
      structureId,
      rows.map(({ erpId }) => erpId),
    );
    await forgetChangedClients(
      tx,
      structureId,
      changed.map(({ id }) => id),
    );
  });
  return changed.length === slice;
}

/** The client as it was noted, as one to compare; by its id it is not counted as another one. */
function toPerson({ id, clientId, birthDay, ...fields }: ChangedClient): MatchPerson {
  return { ...fields, key: id, ownClientId: clientId, birthDate: birthDay === null ? null : new Date(birthDay) };
}
