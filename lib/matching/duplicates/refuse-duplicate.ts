import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Two clients who look alike, in either order. */
export type ClientPair = { firstId: string; secondId: string };

/** Records that two clients are two people: the pair is not proposed again. Idempotent. */
export function refuseDuplicate(staff: Staff, pair: ClientPair): Promise<Result<null, { code: 'not-found' }>> {
  return decide(staff, pair, true);
}

/** Lets a pair that staff refused be proposed again. Idempotent. */
export function proposeDuplicateAgain(staff: Staff, pair: ClientPair): Promise<Result<null, { code: 'not-found' }>> {
  return decide(staff, pair, false);
}

async function decide(
  staff: Staff,
  { firstId, secondId }: ClientPair,
  refused: boolean,
): Promise<Result<null, { code: 'not-found' }>> {
  if (!isId(firstId) || !isId(secondId)) return fail({ code: 'not-found' });
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const values = [structureId, firstId, secondId];
    const { rows } = await tx.query<{ isRefused: boolean }>(
      `select refused as "isRefused" from duplicate_pair where structure_id = $1
         and first_id = least($2::uuid, $3::uuid) and second_id = greatest($2::uuid, $3::uuid) for update`,
      values,
    );
    if (!rows[0]) return fail({ code: 'not-found' });
    if (rows[0].isRefused === refused) return succeed(null);
    await tx.query(
      `update duplicate_pair set refused = $4 where structure_id = $1
         and first_id = least($2::uuid, $3::uuid) and second_id = greatest($2::uuid, $3::uuid)`,
      [...values, refused],
    );
    const kind = refused ? 'duplicate-refused' : 'duplicate-reopened';
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind, clientId: firstId, details: { otherId: secondId } },
      { structureId, staffId: staff.id, kind, clientId: secondId, details: { otherId: firstId } },
    ]);
    await announce(tx, structureId, 'clients');
    return succeed(null);
  });
}

/** Stores that two clients are two people, because staff separated their records. */
export async function rememberTwoPeople(
  tx: Transaction,
  structureId: string,
  { firstId, secondId }: ClientPair,
): Promise<void> {
  await tx.query(
    `insert into duplicate_pair (structure_id, first_id, second_id, score, reasons, refused)
     values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 0, '{}', true)
     on conflict (structure_id, first_id, second_id) do update set refused = true`,
    [structureId, firstId, secondId],
  );
}
