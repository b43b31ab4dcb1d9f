import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { connection } from '#lib/database/connection.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import type { GeneratedPerson } from './generated-person.ts';
import type { LabelledSet } from './labelled.ts';

/** For tests: the key of a generated address. */
export function keyOf({ email }: GeneratedPerson): string {
  const key = emailKey(email);
  if (!key.ok) throw new Error(`${email}: ${key.problem}`);
  return key.value;
}

/** For tests: stores generated people as clients that an import brought. */
export async function insertGenerated(structureId: string, clients: LabelledSet['clients']): Promise<void> {
  const rows = clients.map((client) => {
    const key = keyOf(client);
    return {
      ...client,
      key,
      sort: sortName(client.lastName, client.firstName),
      search: searchText({ ...client, emailKey: key }),
    };
  });
  await connection().pool.query(
    `insert into client (structure_id, id, last_name, first_name, email, email_key, phone, birth_date, sort_name,
      search_text, source)
     select $1, id, "lastName", "firstName", email, key, phone, "birthDate", sort, search, 'import'
     from jsonb_to_recordset($2::jsonb)
       as p (id uuid, "lastName" text, "firstName" text, email text, key text, phone text, "birthDate" date,
         sort text, search text)`,
    [structureId, JSON.stringify(rows)],
  );
  await connection().pool.query('analyze client');
}
