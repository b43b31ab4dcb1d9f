import { recordEvents } from '#lib/audit/record-events.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findErased } from './find-erased.ts';
import type { Identity } from './identity.ts';
import { MAX_RETURN_REASON } from './return-reason.ts';

/** The data of a person with this address or number was erased: they return only with a reason. */
export type PersonErased = { code: 'erased' };

/** The staff member who lets a person return, where, and why; required for an erased person. */
export type Return = {
  structureId: string;
  staffId: string;
  entrance: 'form' | 'import' | 'erp' | 'request';
  reason: string | undefined;
};

/**
 * Lets a person in, unless their data was erased and staff gives no reason. With one, the
 * identities by which they were recognised are forgotten, and the journal keeps who let them in and
 * why; other identities of the person stay. The caller has locked the address.
 * @returns whether one of the identities was erased
 */
export async function admitPerson(
  tx: Transaction,
  identities: Identity[],
  { structureId, staffId, entrance, reason }: Return,
): Promise<Result<boolean, PersonErased>> {
  const { hashes } = await findErased(tx, structureId, identities);
  if (hashes.length === 0) return succeed(false);
  const given = reason?.trim();
  if (!given) return fail({ code: 'erased' });
  await tx.query('delete from erased_identity where structure_id = $1 and hash = any($2::text[])', [
    structureId,
    hashes,
  ]);
  const details = { entrance, reason: given.slice(0, MAX_RETURN_REASON) };
  await recordEvents(tx, [{ structureId, staffId, kind: 'erasure-overridden', details }]);
  return succeed(true);
}
