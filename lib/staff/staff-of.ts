import { isSlug } from '#lib/actor/slug.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
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

const inSession = `${staff}
  join staff_session session on session.staff_id = account.id
  where structure.slug = $2 and session.id_hash = $1 and ${isOpen}`;

/**
 * The same for the account that a session signs in to; null also when the session has ended or
 * expired. One query, which also writes down that the session was used: at most once in ten
 * minutes, because each page of each colleague would otherwise be a write.
 */
export async function staffOfSession(sessionId: string, slug: string): Promise<Staff | null> {
  return find(
    `with seen as (
       update staff_session session set seen_at = now() where session.id_hash = $1 and ${isOpen}
         and session.seen_at < now() - interval '10 minutes'
     )
     ${inSession}`,
    sessionIdHash(sessionId),
    slug,
  );
}

/** The same without writing down a use: an open page that only listens is none. */
export async function listenerOfSession(sessionId: string, slug: string): Promise<Staff | null> {
  return find(inSession, sessionIdHash(sessionId), slug);
}

async function find(query: string, key: string, slug: string): Promise<Staff | null> {
  if (!isSlug(slug)) return null;
  const { rows } = await connection().pool.query<Row>(query, [key, slug]);
  const row = rows[0];
  if (!row) return null;
  const { structureId, structureName, slug: found, timeZone, country, language, ...account } = row;
  return { ...account, structure: { id: structureId, slug: found, name: structureName, timeZone, country, language } };
}
