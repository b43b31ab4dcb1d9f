import { isSlug } from '#lib/actor/slug.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { sessionIdHash } from './session-id.ts';

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
};

const staff = `select account.id, account.name, account.email, membership.role, structure.id as "structureId",
  structure.slug,
    structure.name as "structureName", structure.time_zone as "timeZone", structure.country, structure.language
  from structure
  join membership on membership.structure_id = structure.id
  join staff_account account on account.id = membership.staff_id`;

/**
 * The account as a member of the structure with this slug, whatever that text is; null when it is
 * not one. One query.
 */
export async function staffOf(staffId: string, slug: string): Promise<Staff | null> {
  return find(`${staff} where structure.slug = $2 and membership.staff_id = $1`, staffId, slug);
}

/**
 * The same for the account that a session signs in to; null also when the session has ended or
 * expired. One query, which also writes down that the session was used: at most once an hour,
 * because each page of each colleague would otherwise be a write.
 */
export async function staffOfSession(sessionId: string, slug: string): Promise<Staff | null> {
  return find(
    `with seen as (
       update staff_session set seen_at = now() where id_hash = $1 and expires_at > now()
         and seen_at < now() - interval '1 hour'
     )
     ${staff}
     join staff_session session on session.staff_id = account.id
     where structure.slug = $2 and session.id_hash = $1 and session.expires_at > now()`,
    sessionIdHash(sessionId),
    slug,
  );
}

async function find(query: string, key: string, slug: string): Promise<Staff | null> {
  if (!isSlug(slug)) return null;
  const { rows } = await connection().pool.query<Row>(query, [key, slug]);
  const row = rows[0];
  if (!row) return null;
  const { structureId, structureName, slug: found, timeZone, country, language, ...account } = row;
  return { ...account, structure: { id: structureId, slug: found, name: structureName, timeZone, country, language } };
}
