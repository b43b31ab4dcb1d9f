import { connection } from '#lib/database/connection.ts';
import type { ClientFields } from './client.ts';
import { groupNamesSql } from './groups/group-names-sql.ts';

/** The fields of a client that a file can change. `birthDate` is an ISO 8601 day. */
export type FileFields = Omit<ClientFields, 'email' | 'birthDate'> & { birthDate: string | null };

/** A client that a file is compared with. */
export type KnownClient = FileFields & { id: string; version: number; inBin: boolean; emailKey: string };

/** SQL: the columns of `FileFields`, from the clients `c`. */
export const fileColumns = `c.last_name as "lastName", c.first_name as "firstName", c.phone,
  c.second_phone as "secondPhone", c.birth_date::text as "birthDate", c.gender, c.language,
  c.member_number as "memberNumber", ${groupNamesSql('c')} as groups, c.note`;

/**
 * Finds the clients of a structure that have one of these e-mail keys, in the trash or not, or to
 * whom one leads because a record with it was merged into theirs. `emailKey`: the key that was
 * asked for.
 */
export async function findByEmailKeys(structureId: string, emailKeys: string[]): Promise<Map<string, KnownClient>> {
  if (emailKeys.length === 0) return new Map();
  // Each key is looked up in the index by itself, which the planner must not fold into a join: it
  // would read the whole structure instead.
  const { rows } = await connection().pool.query<KnownClient>(
    `select c.* from unnest($2::text[]) k (email_key) cross join lateral (
      select c.id, c.version, c.deleted_at is not null as "inBin", c.email_key as "emailKey", ${fileColumns}
      from client c where c.structure_id = $1 and c.email_key = k.email_key
      union all
      (select c.id, c.version, c.deleted_at is not null, k.email_key, ${fileColumns}
       from merged_client m join client c on c.structure_id = $1 and c.id = m.kept_id
       where m.structure_id = $1 and m.email_key = k.email_key
         and not exists (select from client o where o.structure_id = $1 and o.email_key = k.email_key)
       order by m.merged_at desc limit 1)
      offset 0
    ) c`,
    [structureId, emailKeys],
  );
  return new Map(rows.map((client) => [client.emailKey, client]));
}
