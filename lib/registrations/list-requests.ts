import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';
import { isId } from '#lib/identity/id.ts';
import type { Staff } from '#lib/staff/staff.ts';
import type { Device } from './access-verdict.ts';
import { speaksIn } from './person.ts';

export const requestPageSize = 50;

/** A client whom the person could be. `why`: what they have in common; `taken`: another account has it. */
export type LikelyClient = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  inBin: boolean;
  taken: boolean;
  why: 'email' | 'name' | 'mailbox';
};

/** Somebody who waits, with what helps to decide. `refusedBefore`: the latest refusal. `proved`: whether the e-mail is. */
export type PendingRequest = {
  id: string;
  accountId: string;
  firstName: string;
  lastName: string;
  email: string;
  device: Device | null;
  requestedAt: Date;
  proved: boolean;
  clientId: string | null;
  refusedBefore: { at: Date; reason: string } | null;
  likely: LikelyClient[];
};

type Row = Omit<PendingRequest, 'likely' | 'device' | 'refusedBefore'> & {
  deviceModel: string | null;
  platform: 'ios' | 'android';
  osVersion: string | null;
  refusedAt: Date | null;
  refusedReason: string;
};

/**
 * Who waits for the actor's structure to decide, the longest wait first; one row more than a page tells that there is another.
 * @param after the id of the last row of the page before, whatever the address holds
 */
export async function listRequests(staff: Staff, after?: unknown): Promise<PendingRequest[]> {
  const { rows } = await connection().pool.query<Row>(
    `select a.id, p.id as "accountId", p.first_name as "firstName", p.last_name as "lastName", p.email, a.client_id as "clientId",
       a.requested_at as "requestedAt", device.device_model as "deviceModel", device.platform::text as platform, device.os_version as "osVersion",
       exists (select from app_token t join app_proof r on r.token_id = t.id where t.account_id = p.id and r.email_key = p.email_key
         and r.proved_at is not null and (r.vouched_in_id is null or r.vouched_in_id = $1)) as proved,
       refusal.at as "refusedAt", refusal.details->>'reason' as "refusedReason"
     from attachment a join app_account p on p.id = a.account_id
     left join lateral (
       select t.device_model, t.platform, t.os_version from app_token t
       where t.account_id = p.id and ${speaksIn('a.structure_id')} order by t.last_seen_at desc, t.id limit 1
     ) device on true
     left join lateral (
       select e.at, e.details from audit_event e
       where a.decided_at is not null and e.structure_id = $1 and e.kind = 'request-refused' and e.details->>'accountId' = p.id::text
       order by e.at desc limit 1
     ) refusal on true
     where a.structure_id = $1 and a.validation = 'pending' and (a.requested_at, a.id) > (
       coalesce((select requested_at from attachment where structure_id = $1 and id = $2), '-infinity'), coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid))
     order by a.requested_at, a.id limit ${requestPageSize + 1}`,
    [staff.structure.id, isId(after) ? after : null],
  );
  const likely = await likelyClients(staff, rows);
  return rows.map(({ deviceModel, platform, osVersion, refusedAt, refusedReason, ...row }, index) => ({
    ...row,
    device: deviceModel === null ? null : { model: deviceModel, platform, osVersion },
    refusedBefore: refusedAt && { at: refusedAt, reason: refusedReason },
    likely: likely.filter(({ request }) => request === index).map(({ request: _, ...client }) => client),
  }));
}

/** How many wait: for the navigation. Capped at a hundred. */
export async function countRequests(staff: Staff): Promise<number> {
  const { rows } = await connection().pool.query<{ count: number }>(
    `select count(*)::int as count from (
       select from attachment where structure_id = $1 and validation = 'pending' and requested_at is not null limit 100
     ) waiting`,
    [staff.structure.id],
  );
  return rows[0]?.count ?? 0;
}

type Asking = { firstName: string; lastName: string; email: string; clientId: string | null };

/** At most three each: the same address, the same names in either order, or the same mailbox name elsewhere. By indexes alone. */
async function likelyClients(staff: Staff, asking: Asking[]): Promise<(LikelyClient & { request: number })[]> {
  if (asking.length === 0) return [];
  const people = asking.map(({ firstName, lastName, email, clientId }, request) => {
    const names = [fold(lastName), fold(firstName)].filter(Boolean);
    const mailbox = fold(email.slice(0, email.lastIndexOf('@')));
    return { request, client_id: clientId, name: names.join(' '), turned: names.toReversed().join(' '), mailbox };
  });
  const { rows } = await connection().pool.query<LikelyClient & { request: number }>(
    `select person.request, near.* from jsonb_to_recordset($2::jsonb)
       as person (request int, client_id uuid, name text, turned text, mailbox text)
     cross join lateral (
       select distinct on (rank, c.id) c.id, c.first_name as "firstName", c.last_name as "lastName", c.email, c.deleted_at is not null as "inBin",
         exists (select from attachment o where o.structure_id = $1 and o.client_id = c.id) as taken, why
       from (
         select 1 as rank, 'email' as why, id from client where structure_id = $1 and id = person.client_id
         union all
         (select 2, 'name', id from client where structure_id = $1 and sort_name in (person.name, person.turned) limit 3)
         union all
         (select 3, 'mailbox', id from client where structure_id = $1 and length(person.mailbox) > 4
            and search_text like '% ' || person.mailbox limit 3)
       ) found join client c on c.structure_id = $1 and c.id = found.id
       order by rank, c.id limit 3
     ) near`,
    [staff.structure.id, JSON.stringify(people)],
  );
  const seen = new Set<string>();
  return rows.filter(({ request, id }) => !seen.has(`${request} ${id}`) && seen.add(`${request} ${id}`));
}
