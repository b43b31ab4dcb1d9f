import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { type Candidate, findCandidates } from '#lib/matching/find-candidates.ts';
import type { MatchPerson } from '#lib/matching/person.ts';

type Row = Omit<MatchPerson, 'birthDate'> & { birthDay: string | null };

/**
 * Finds those of these pending requests that validating alone may make a second record of a
 * person: no client has their address, and there are clients whom the person could be, also in the
 * trash or with an account.
 */
export async function likeClients(staff: Staff, ids: string[]): Promise<Set<string>> {
  const structureId = staff.structure.id;
  const { rows } = await connection().pool.query<Row>(
    `select a.id as key, p.id as "accountId", p.last_name as "lastName", p.first_name as "firstName",
       p.email_key as "emailKey", p.phone, p.birth_date::text as "birthDay", a.invited_client_id as "invitedClientId"
     from attachment a join app_account p on p.id = a.account_id
     where a.structure_id = $1 and a.id = any ($2::uuid[]) and a.validation = 'pending' and a.client_id is null
       and not exists (select from client c where c.structure_id = $1 and c.email_key = p.email_key)`,
    [structureId, ids.filter(isId)],
  );
  const people = rows.map(({ birthDay, ...row }) => ({
    ...row,
    birthDate: birthDay === null ? null : new Date(birthDay),
  }));
  const found = await findCandidates(structureId, people, { among: 'all' });
  return new Set([...found].filter(([, candidates]) => otherAddress(candidates).length > 0).map(([id]) => id));
}

/** Leaves out the client with the address of the request, to whom validating links it. */
export function otherAddress(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ reasons }) => !reasons.includes('same-email'));
}
