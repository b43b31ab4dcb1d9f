import { connection } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { isSlug } from '#lib/structures/slug.ts';
import type { Staff } from './staff.ts';

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

/** The account as a member of the structure with this slug, whatever that text is; null when it is not one. One query. */
export async function staffOf(staffId: string, slug: string): Promise<Staff | null> {
  if (!isSlug(slug)) return null;
  const { rows } = await connection().pool.query<Row>(
    `select account.id, account.name, account.email, membership.role, structure.id as "structureId", structure.slug, structure.name as "structureName",
            structure.time_zone as "timeZone", structure.country, structure.language
     from structure
     join membership on membership.structure_id = structure.id
     join staff_account account on account.id = membership.staff_id
     where structure.slug = $2 and membership.staff_id = $1`,
    [staffId, slug],
  );
  const row = rows[0];
  if (!row) return null;
  const { structureId, structureName, slug: found, timeZone, country, language, ...account } = row;
  return { ...account, structure: { id: structureId, slug: found, name: structureName, timeZone, country, language } };
}
