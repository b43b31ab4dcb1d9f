import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { securityEmailHash } from './record-security.ts';
import type { SecurityEvent } from './security-event.ts';

/**
 * A security event with the colleague it concerns; null where it is none of a colleague. `count`:
 * how often it happened from `at` to `lastAt`.
 */
export type ListedSecurity = {
  id: string;
  at: Date;
  lastAt: Date;
  count: number;
  colleague: string | null;
  address: string;
  browser: string;
  event: SecurityEvent;
};

type Row = Omit<ListedSecurity, 'event'> & { kind: string; details: object };

const pageSize = 50;

/**
 * Lists what concerned the accounts of the actor's team since they joined it, and the structure
 * itself, the latest first, for owners; empty for others. An attempt with the address of a
 * colleague counts as theirs.
 * @param before the `older` of the page before; an invalid value reads from the start
 */
export async function listSecurity(
  staff: Staff,
  before?: string,
): Promise<{ events: ListedSecurity[]; older: string | null }> {
  if (!may(staff, 'team.read')) return { events: [], older: null };
  const { pool } = connection();
  const structureId = staff.structure.id;
  const { rows: team } = await pool.query<{ id: string; name: string; key: string; since: Date }>(
    `select account.id, account.name, account.email_key as key, membership.created_at as since from membership
       join staff_account account on account.id = membership.staff_id where membership.structure_id = $1`,
    [structureId],
  );
  const ids = team.map(({ id }) => id);
  const hashes = team.map(({ key }) => securityEmailHash(key));
  const since = team.map((member) => member.since);
  const names = new Map(team.flatMap(({ id, name }, index) => [[id, name] as const, [hashes[index], name] as const]));
  const place = readPlace(before);
  const { rows } = await pool.query<Row & { staffId: string | null; emailHash: string | null }>(
    `select security_event.id, at, last_at as "lastAt", count, kind, details, staff_id as "staffId", email_hash as "emailHash",
       address, browser
     from security_event
     where (staff_id = any ($1::uuid[]) or email_hash = any ($2::text[]) or at_structure_id = $3)
       and (at_structure_id = $3 or exists (select from unnest($1::uuid[], $2::text[], $6::timestamptz[])
         as member (id, hash, since)
         where (member.id = staff_id or member.hash = email_hash) and at >= member.since))
       and (at, security_event.id) < ($4, $5::uuid)
     order by at desc, security_event.id desc limit ${pageSize + 1}`,
    [ids, hashes, structureId, place.at, place.id, since],
  );
  const events = rows.slice(0, pageSize).map(({ kind, details, staffId, emailHash, ...row }) => ({
    ...row,
    colleague: names.get(staffId ?? '') ?? names.get(emailHash ?? '') ?? null,
    // `recordSecurity` writes the rows, and accepts only the closed union.
    event: { kind, details } as SecurityEvent,
  }));
  const last = rows.length > pageSize ? events.at(-1) : undefined;
  return { events, older: last ? `${last.at.getTime()}_${last.id}` : null };
}

/** The place of a page; that of the latest event for a text that is none. */
function readPlace(text = ''): { at: Date; id: string } {
  const [time = '', id = ''] = text.slice(0, 60).split('_', 2);
  const at = new Date(/^\d{1,15}$/.test(time) ? Number(time) : Number.NaN);
  return isId(id) && !Number.isNaN(at.getTime())
    ? { at, id }
    : { at: new Date('9999-01-01'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
}
