import { createClientsFrom } from '#lib/clients/imported/create-clients-from.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { ModelContext, Names } from './model-context.ts';

/** For tests: imports a slice of one row. */
export async function importOne(
  { staff, importId }: ModelContext,
  names: Names,
  command: { email: string; client: string },
): Promise<void> {
  const email = names.emailOf(command.email);
  const id = crypto.randomUUID();
  const sql = `select 2 as line, $3::uuid as client_id, $4 as email, $4 as email_key, 'Durand' as last_name,
    'Zoé' as first_name, null::text as phone, null::text as second_phone, null::gender as gender,
    null::text as language, null::text[] as groups, null::text as note,
    null::date as birth_date, null::text as member_number, 'durand zoe' as sort_name, 'durand zoe' as search_text`;
  const importing = { structureId: staff.structure.id, importId, staffId: staff.id };
  const values = [staff.structure.id, importId, id, email];
  const { created } = await inTransaction((tx) => createClientsFrom(tx, importing, { sql, values }));
  if (created) names.clients.set(command.client, id);
}
