import { connection } from '#lib/database/connection.ts';

/** The client that an alias belongs to. */
export type AliasOf = { clientId: string; name: string };

/**
 * Finds the clients of a structure that have these e-mail keys as aliases, for one row and for a
 * batch of an import alike.
 * @returns the clients by e-mail key
 */
export async function findAliases(structureId: string, emailKeys: string[]): Promise<Map<string, AliasOf>> {
  if (emailKeys.length === 0) return new Map();
  const { rows } = await connection().pool.query<AliasOf & { emailKey: string }>(
    `select l.email_key as "emailKey", c.id as "clientId", trim(c.first_name || ' ' || c.last_name) as name
     from client_alias l join client c on c.structure_id = l.structure_id and c.id = l.client_id
     where l.structure_id = $1 and l.email_key = any ($2::text[])`,
    [structureId, emailKeys],
  );
  return new Map(rows.map(({ emailKey, ...of }) => [emailKey, of]));
}
