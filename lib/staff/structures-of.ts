import { connection } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inEveryStructure } from '#lib/database/row-security/scope.ts';
import { runPrepared } from '#lib/database/run-sql.ts';

/** Where an account works, by name of the structure. */
export async function structuresOf(staffId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  return inEveryStructure(() =>
    runPrepared<{ slug: string; name: string; role: Role }>(
      connection().pool,
      `select structure.slug, structure.name, membership.role
       from membership join structure on structure.id = membership.structure_id
       where membership.staff_id = $1 order by structure.name, structure.slug`,
      [staffId],
    ),
  );
}

/** The time zone of the structure that an account joined first; null for one in no team. */
export async function timeZoneOf(staffId: string): Promise<string | null> {
  const { rows } = await connection().pool.query<{ timeZone: string }>(
    `select structure.time_zone as "timeZone"
     from membership join structure on structure.id = membership.structure_id
     where membership.staff_id = $1 order by membership.created_at, structure.id limit 1`,
    [staffId],
  );
  return rows[0]?.timeZone ?? null;
}
