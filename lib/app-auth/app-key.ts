import type { Structure } from '#lib/actor/structure.ts';
import { connection } from '#lib/database/connection.ts';
import { secretHash } from './secret.ts';

/** An app that acts for one structure: the actor of a registration. */
export type AppKey = { id: string; mayVouch: boolean; structure: Structure };

type Row = {
  id: string;
  mayVouch: boolean;
  structureId: string;
  slug: string;
  name: string;
  timeZone: string;
  country: string;
  language: string;
};

/**
 * Finds the key of a text; null when it is unknown or revoked. Records, to the minute, when it was
 * used.
 */
export async function findAppKey(key: string): Promise<AppKey | null> {
  const { pool } = connection();
  const { rows } = await pool.query<Row & { stale: boolean }>(
    `select k.id, k.may_vouch as "mayVouch", s.id as "structureId", s.slug, s.name, s.time_zone as "timeZone",
      s.country, s.language,
       k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as stale
     from app_key k join structure s on s.id = k.structure_id
     where k.key_hash = $1 and k.revoked_at is null`,
    [secretHash(key)],
  );
  const found = rows[0];
  if (!found) return null;
  const { id, mayVouch, stale, structureId, slug, name, timeZone, country, language } = found;
  if (stale)
    await pool.query('update app_key set last_used_at = now() where structure_id = $1 and id = $2', [structureId, id]);
  return { id, mayVouch, structure: { id: structureId, slug, name, timeZone, country, language } };
}
