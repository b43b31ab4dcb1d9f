import type { Device } from '#lib/access/verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { findErased } from '#lib/erasures/find-erased.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { isId } from '#lib/identity/id.ts';
import { type Candidate, findCandidates } from '#lib/matching/find-candidates.ts';
import { otherAddress } from './like-clients.ts';
import { clientsWithSameAddress, type SameAddress } from './same-address.ts';

export const requestPageSize = 50;

/**
 * A pending request, with what helps to decide. `refusedBefore`: the latest refusal. `proved`:
 * whether the e-mail is.
 */
export type PendingRequest = {
  id: string;
  accountId: string;
  firstName: string;
  lastName: string;
  email: string;
  emailKey: string;
  phone: string | null;
  birthDate: Date | null;
  invitedClientId: string | null;
  device: Device | null;
  requestedAt: Date;
  proved: boolean;
  clientId: string | null;
  /** Whether the data of a person with this address was erased. */
  erased: boolean;
  refusedBefore: { at: Date; reason: string } | null;
  /**
   * Clients whom the person could be, also those in the trash and those with an account; never the
   * one with the same address.
   */
  likely: Candidate[];
  /** The client that validating would take. */
  known: SameAddress | undefined;
};

type Row = Omit<PendingRequest, 'likely' | 'known' | 'erased' | 'device' | 'refusedBefore' | 'birthDate'> & {
  birthDay: string | null;
  deviceModel: string | null;
  platform: 'ios' | 'android';
  osVersion: string | null;
  refusedAt: Date | null;
  refusedReason: string;
};

/**
 * Lists the pending requests of the actor's structure, the longest wait first; one row more than a
 * page shows that there is another.
 * @param after the id of the last row of the page before; any other text opens the first page
 */
export async function listRequests(staff: Staff, after?: unknown): Promise<PendingRequest[]> {
  const rows = await runPrepared<Row>(
    connection().pool,
    `select a.id, p.id as "accountId", p.first_name as "firstName", p.last_name as "lastName", p.email,
      p.email_key as "emailKey", p.phone, p.birth_date::text as "birthDay",
       a.invited_client_id as "invitedClientId", a.client_id as "clientId",
       a.requested_at as "requestedAt", device.device_model as "deviceModel", device.platform::text as platform,
         device.os_version as "osVersion",
       exists (select from app_token t join app_proof r on r.token_id = t.id where t.account_id = p.id
         and r.email_key = p.email_key
         and r.proved_at is not null and (r.vouched_in_id is null or r.vouched_in_id = $1)) as proved,
       refusal.at as "refusedAt", refusal.details->>'reason' as "refusedReason"
     from attachment a join app_account p on p.id = a.account_id
     left join lateral (
       select t.device_model, t.platform, t.os_version from app_token t
       where t.account_id = p.id and ${speaksInSql('a.structure_id')} order by t.last_seen_at desc, t.id limit 1
     ) device on true
     left join lateral (
       select e.at, e.details from audit_event e
       where a.decided_at is not null and e.structure_id = $1 and e.kind = 'request-refused'
         and e.details->>'accountId' = p.id::text
       order by e.at desc limit 1
     ) refusal on true
     where a.structure_id = $1 and a.validation = 'pending' and (a.requested_at, a.id) > (
       coalesce((select requested_at from attachment where structure_id = $1 and id = $2), '-infinity'), coalesce($2,
         '00000000-0000-0000-0000-000000000000'::uuid))
     order by a.requested_at, a.id limit ${requestPageSize + 1}`,
    [staff.structure.id, isId(after) ? after : null],
  );
  const people = rows.map(({ birthDay, ...row }) => ({
    ...row,
    key: row.id,
    birthDate: birthDay === null ? null : new Date(birthDay),
  }));
  const [likely, erased, known] = await Promise.all([
    findCandidates(staff.structure.id, people, { among: 'all' }),
    findErased(connection().pool, staff.structure.id, people.flatMap(identitiesOf)),
    clientsWithSameAddress(
      staff,
      rows.map(({ id }) => id),
    ),
  ]);
  return people.map(({ key, deviceModel, platform, osVersion, refusedAt, refusedReason, ...row }) => ({
    ...row,
    erased: erased.has(identitiesOf(row)),
    device: deviceModel === null ? null : { model: deviceModel, platform, osVersion },
    refusedBefore: refusedAt && { at: refusedAt, reason: refusedReason },
    known: known.get(row.id),
    likely: otherAddress(likely.get(key) ?? []).filter(({ clientId }) => clientId !== row.clientId),
  }));
}
