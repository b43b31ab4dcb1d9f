import { connection as database } from '#lib/database/connection.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';

/**
 * What is held of one person of the ERP. `id`: with its kind, as events name it. `active`: still a
 * client; false for a former one and for one in the trash. `version`: when the newest message about
 * them happened in the ERP.
 */
export type HeldPerson = {
  id: string;
  kind: string | null;
  lastName: string;
  firstName: string;
  email: string | null;
  phone: string | null;
  secondPhone: string | null;
  birthDate: string | null;
  active: boolean;
  version: Date | null;
  clientId: string;
  updatedAt: Date;
};

/** Maximum number of people in one page of the list. */
export const maxHeldPeople = 500;

// The ERP's own address: staff may have given the client another one on the app.
const columns = `erp_id as id, last_name as "lastName", first_name as "firstName",
  nullif(coalesce(erp_email, email), '') as email, phone, second_phone as "secondPhone",
  birth_date::text as "birthDate",
  erp_removed_at is null and deleted_at is null as active, erp_version as version, id as "clientId",
  updated_at as "updatedAt"`;

type Row = Omit<HeldPerson, 'kind'>;

/** Reads what is held of the person who has this id, or had it; null when there is none. */
export async function readHeldPerson(connection: Connection, erpId: string): Promise<HeldPerson | null> {
  const { rows } = await database().pool.query<Row>(
    `select ${columns} from client where structure_id = $1 and erp_id = coalesce(
       (select root_id from erp_former_id where structure_id = $1 and erp_id = $2), $2)`,
    [connection.structureId, erpId],
  );
  return rows[0] ? withKind(connection, rows[0]) : null;
}

/**
 * Lists one page of the people of the ERP, in the order of their ids.
 * @param after the `next` of the page before; an empty text reads from the start
 */
export async function listHeldPeople(
  connection: Connection,
  after: string,
  limit: number,
): Promise<{ people: HeldPerson[]; next: string | null }> {
  const { rows } = await database().pool.query<Row>(
    `select ${columns} from client where structure_id = $1 and erp_id is not null and erp_id > $2
      order by erp_id limit $3`,
    [connection.structureId, after, limit + 1],
  );
  const people = rows.slice(0, limit).map((row) => withKind(connection, row));
  return { people, next: rows.length > limit ? (people.at(-1)?.id ?? null) : null };
}

/** The kind is a part of the id only in profiles whose ids have kinds. */
function withKind({ profile }: Connection, row: Row): HeldPerson {
  const [kind, ...rest] = row.id.split('/');
  const hasKind = profileOf(profile).defaultKind !== undefined && rest.length > 0;
  const { id, ...others } = row;
  return { id, kind: hasKind ? (kind ?? null) : null, ...others };
}
