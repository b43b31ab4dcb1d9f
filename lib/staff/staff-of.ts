import { proofMinutes } from '#lib/actor/recent-proof.ts';
import { isSlug } from '#lib/actor/slug.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { repeatable } from '#lib/database/connections/is-read.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inEveryStructure } from '#lib/database/row-security/scope.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { isOpen, sessionIdHash } from './session-id.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  role: Role;
  structureId: string;
  slug: string;
  structureName: string;
  timeZone: string;
  country: string;
  language: string;
  factorUntil: Date | null;
  provedUntil?: Date;
  structures?: StructureOfStaff[];
};

/** A structure in which an account works. */
export type StructureOfStaff = { slug: string; name: string; role: Role };

/** A staff member, with every structure in which the account works, by name. */
export type Member = { staff: Staff; structures: readonly StructureOfStaff[] };

/**
 * Days in which a factor that a structure asks for can be set up: from joining, from getting the
 * role that owes it, or from the setting.
 */
const factorDays = 14;

/**
 * SQL: until when a member may go on without the factor that is asked for; null where none is
 * owed.
 */
const factorUntil = `case when (structure.second_factor = 'everyone'
      or structure.second_factor in ('owners', 'managers') and membership.role = 'owner'
      or structure.second_factor = 'managers' and membership.role = 'manager')
    and not exists (
      select from second_factor factor where factor.staff_id = account.id and factor.confirmed_at is not null)
  then greatest(membership.role_since, structure.second_factor_since) + interval '${factorDays} days' end`;

const columns = `account.id, account.name, account.email, membership.role, structure.id as "structureId",
  structure.slug,
    structure.name as "structureName", structure.time_zone as "timeZone", structure.country, structure.language,
    ${factorUntil} as "factorUntil"`;

const members = `from structure
  join membership on membership.structure_id = structure.id
  join staff_account account on account.id = membership.staff_id`;

/**
 * The account as a member of the structure with this slug, whatever that text is; null when it is
 * not one, or owes a second factor for longer than a fortnight (`owesFactor`). One query.
 */
export async function staffOf(staffId: string, slug: string): Promise<Staff | null> {
  return staffFrom(await findRow(memberOf, staffId, slug));
}

const memberOf = `select ${columns} ${members} where structure.slug = $2 and membership.staff_id = $1`;

/**
 * Whether an account belongs to the structure with this slug, but has to set up a second factor
 * before anything else there.
 */
export async function owesFactor(staffId: string, slug: string): Promise<boolean> {
  const row = await findRow(memberOf, staffId, slug);
  return row !== null && isOverdue(row);
}

/** SQL: every structure of the account, as `structuresOf` reads them. */
const structures = `(select json_agg(json_build_object('slug', s.slug, 'name', s.name, 'role', m.role)
    order by s.name, s.slug)
  from membership m join structure s on s.id = m.structure_id where m.staff_id = account.id) as structures`;

const inSession = (more = '') => `select ${columns}${more},
    session.proved_at + interval '${proofMinutes} minutes' as "provedUntil"
  ${members}
  join staff_session session on session.staff_id = account.id
  where structure.slug = $2 and session.id_hash = $1 and ${isOpen}`;

/**
 * The same for the account that a session signs in to, with all structures of that account, which
 * every page shows; null also when the session has ended or expired. One query, which also writes
 * down that the session was used: at most once in ten minutes, because each page of each colleague
 * would otherwise be a write. It does not wait for a standby, so that pages open while one is lost.
 */
export async function memberOfSession(sessionId: string, slug: string): Promise<Member | null> {
  const row = await findRow(
    `${repeatable} with seen as (
       update staff_session session set seen_at = now() where session.id_hash = $1 and ${isOpen}
         and session.seen_at < now() - interval '10 minutes'
       returning set_config('synchronous_commit', 'local', true)
     )
     ${inSession(`, ${structures}`)}`,
    sessionIdHash(sessionId),
    slug,
  );
  const staff = staffFrom(row);
  return staff && { staff, structures: row?.structures ?? [] };
}

/** The same without the other structures. */
export async function staffOfSession(sessionId: string, slug: string): Promise<Staff | null> {
  return (await memberOfSession(sessionId, slug))?.staff ?? null;
}

/** The same without writing down a use: an open page that only listens is none. */
export async function listenerOfSession(sessionId: string, slug: string): Promise<Staff | null> {
  return staffFrom(await findRow(inSession(), sessionIdHash(sessionId), slug));
}

function staffFrom(row: Row | null): Staff | null {
  if (!row || isOverdue(row)) return null;
  const { structureId, structureName, slug, timeZone, country, language, factorUntil, structures: _, ...account } = row;
  const structure = { id: structureId, slug, name: structureName, timeZone, country, language };
  return { ...account, structure, ...(factorUntil && { factorUntil }) };
}

async function findRow(query: string, key: string, slug: string): Promise<Row | null> {
  if (!isSlug(slug)) return null;
  // Where the account belongs is what the query finds out.
  const rows = await inEveryStructure(() => runPrepared<Row>(connection().pool, query, [key, slug]));
  return rows[0] ?? null;
}

function isOverdue({ factorUntil }: Row): boolean {
  return factorUntil !== null && factorUntil.getTime() <= Date.now();
}
