import type { Staff } from '#lib/actor/staff.ts';
import { undoableSql } from '#lib/addresses/undo-decision.ts';
import type { ValidationState } from '#lib/addresses/validation-state.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';

/** A request in its current state, with the client it leads to once there is one. */
export type DecidableRequest = {
  id: string;
  name: string;
  email: string;
  validation: ValidationState;
  /** Whether staff decided it so lately that the decision can be undone. */
  undoable: boolean;
  client: { id: string; name: string } | null;
};

type Row = Omit<DecidableRequest, 'client'> & { clientId: string | null; clientName: string };

/** Reads requests of the actor's structure by their ids, in any state; unknown ids are left out. */
export async function readRequests(staff: Staff, ids: string[]): Promise<Map<string, DecidableRequest>> {
  const { rows } = await connection().pool.query<Row>(
    `select a.id, trim(p.first_name || ' ' || p.last_name) as name, p.email, a.validation::text, ${undoableSql} as undoable, c.id as "clientId",
       trim(c.first_name || ' ' || c.last_name) as "clientName"
     from attachment a join app_account p on p.id = a.account_id
     left join client c on c.structure_id = a.structure_id and c.id = a.client_id
     where a.structure_id = $1 and a.id = any ($2::uuid[])`,
    [staff.structure.id, ids.filter(isId)],
  );
  return new Map(
    rows.map(({ clientId, clientName, ...row }) => [
      row.id,
      { ...row, client: clientId ? { id: clientId, name: clientName } : null },
    ]),
  );
}

/** Reads a pending request; null when it is not pending, or does not exist. */
export async function readWaiting(staff: Staff, id: unknown): Promise<DecidableRequest | null> {
  if (!isId(id)) return null;
  const request = (await readRequests(staff, [id])).get(id);
  return request?.validation === 'pending' ? request : null;
}
