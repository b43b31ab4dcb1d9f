import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { decodeCursor, encodeCursor } from '#lib/database/keyset.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Years without a sign of activity after which a client is reviewed. */
const INACTIVE_YEARS = 3;

/** Rows of one page. */
export const inactivePageSize = 50;

/** A client to review. `lastChangeAt`: when staff, an import or the ERP changed the record last. */
export type InactiveClient = { id: string; lastName: string; firstName: string; email: string; lastChangeAt: Date };

/**
 * SQL: whether nothing has been heard of a `client` for three years: no change of the record, no
 * use of the app, and no decision of staff to keep it. A client whom the ERP has is active there.
 */
const isInactive = `client.deleted_at is null and (client.erp_id is null or client.erp_removed_at is not null)
  and client.updated_at < now() - make_interval(years => ${INACTIVE_YEARS})
  and not exists (
    select from attachment a join app_token t on t.account_id = a.account_id
    where a.structure_id = client.structure_id and a.client_id = client.id
      and t.last_seen_at > now() - make_interval(years => ${INACTIVE_YEARS}))
  and not exists (
    select from audit_event e where e.structure_id = client.structure_id and e.client_id = client.id
      and e.kind = 'client-kept' and e.at > now() - make_interval(years => ${INACTIVE_YEARS}))`;

/**
 * Lists the clients who have been inactive for three years, the longest first, one more than a
 * page; empty for those who may not erase.
 * @param after the `inactiveCursor` of the last row of the page before
 */
export async function listInactive(staff: Staff, after?: string | string[]): Promise<InactiveClient[]> {
  if (!may(staff, 'clients.erase')) return [];
  const place = decodeCursor(typeof after === 'string' ? after : undefined);
  const isPlace = place !== null && !Number.isNaN(Date.parse(place.value));
  const { rows } = await connection().pool.query<InactiveClient>(
    `select id, last_name as "lastName", first_name as "firstName", email, updated_at as "lastChangeAt" from client
     where structure_id = $1 and ${isInactive} and (updated_at, id) > ($2::timestamptz, $3::uuid)
     order by updated_at, id limit ${inactivePageSize + 1}`,
    [
      staff.structure.id,
      isPlace ? place.value : '0001-01-01T00:00:00Z',
      isPlace ? place.id : '00000000-0000-0000-0000-000000000000',
    ],
  );
  return rows;
}

/** The place of a row in the list. */
export function inactiveCursor({ lastChangeAt, id }: InactiveClient): string {
  return encodeCursor({ value: lastChangeAt.toISOString(), id, index: 0 });
}

/** Keeps an inactive client for three more years: the history remembers who decided it. */
export async function keepClient(staff: Staff, id: string): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'clients.erase')) return fail('not-allowed');
  if (!isId(id)) return fail('not-found');
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      'select 1 from client where structure_id = $1 and id = $2 and deleted_at is null for share',
      [structureId, id],
    );
    if (!rowCount) return fail('not-found');
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'client-kept', clientId: id, details: {} }]);
    return succeed(null);
  });
}
