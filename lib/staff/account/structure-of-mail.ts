import { type Database, prisma } from '#lib/database/connection.ts';

/**
 * The structure whose outbox holds the mails to an account: the one that it joined first, or left
 * last when it is in no team any more.
 */
export async function structureOfMail(
  staffId: string,
  database: Database = prisma(),
): Promise<{ id: string; name: string; language: string } | undefined> {
  const [structure] = await database.$queryRaw<{ id: string; name: string; language: string }[]>`
    select structure.id, structure.name, structure.language
    from staff_account account
    left join membership on membership.staff_id = account.id
    join structure on structure.id = coalesce(membership.structure_id, account.former_structure_id)
    where account.id = ${staffId}::uuid
    order by membership.created_at limit 1`;
  return structure;
}
