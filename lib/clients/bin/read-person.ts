import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';

/**
 * All by which the traces of a client are found. `emails`: as typed, also former ones;
 * `emailKeys`: their keys, but none that another client has. `erpIds`: also former ones.
 */
export type Person = {
  clientId: string;
  version: number;
  managed: boolean;
  lastName: string;
  firstName: string;
  phones: string[];
  birthDate: string | null;
  emails: string[];
  emailKeys: string[];
  erpIds: string[];
  memberNumber: string | null;
};

type Row = {
  version: number;
  lastName: string;
  firstName: string;
  email: string;
  erpEmail: string | null;
  erpId: string | null;
  erpRemovedAt: Date | null;
  phone: string | null;
  secondPhone: string | null;
  birthDate: string | null;
  memberNumber: string | null;
};

/**
 * Reads by what the traces of a client are found: their fields, and the addresses that they had
 * before. An address of another client is left out, because what is said of it may be theirs.
 * @returns null when the structure has no such client
 */
export async function readPerson(on: Queryable, structureId: string, clientId: string): Promise<Person | null> {
  const { rows } = await on.query<Row>(
    `select version, last_name as "lastName", first_name as "firstName", email, erp_email as "erpEmail", erp_id as "erpId",
       erp_removed_at as "erpRemovedAt", phone, second_phone as "secondPhone", birth_date::text as "birthDate",
       member_number as "memberNumber"
     from client where structure_id = $1 and id = $2`,
    [structureId, clientId],
  );
  const client = rows[0];
  if (!client) return null;
  const { email, erpEmail, erpId, erpRemovedAt, phone, secondPhone, ...fields } = client;
  const typed = [email, ...(erpEmail ? [erpEmail] : []), ...(await formerEmails(on, structureId, clientId))];
  const emails = await withoutOthers(on, structureId, clientId, [...new Set(typed)]);
  return {
    ...fields,
    clientId,
    managed: erpId !== null && erpRemovedAt === null,
    phones: [phone, secondPhone].filter((one) => one !== null),
    emails,
    emailKeys: keysOf(emails),
    erpIds: erpId ? await familyOf(on, structureId, erpId) : [],
  };
}

/**
 * Addresses that the client, or a record merged into theirs, used on the app, was written to,
 * or had before.
 */
async function formerEmails(on: Queryable, structureId: string, clientId: string): Promise<string[]> {
  const ofPerson = `(client_id = $2 or client_id in (
    select m.client_id from merged_client m where m.structure_id = $1 and m.kept_id = $2))`;
  const { rows: known } = await on.query<{ email: string }>(
    `select email from client_alias where structure_id = $1 and client_id = $2
     union select email_key from merged_client where structure_id = $1 and kept_id = $2 and email_key is not null
     union select copy #>> array[side, 'client', 'email'] from merged_client, unnest(array['kept', 'other']) side
       where structure_id = $1 and kept_id = $2 and copy is not null
     union select "to" from mail where structure_id = $1 and ${ofPerson}
     union select p.email from attachment a join app_account p on p.id = a.account_id
       where a.structure_id = $1 and a.client_id = $2`,
    [structureId, clientId],
  );
  const { rows: events } = await on.query<{ changes: FieldChanges | null }>(
    `select details -> 'changes' as changes from audit_event
     where structure_id = $1 and ${ofPerson} and details -> 'changes' ? 'email'`,
    [structureId, clientId],
  );
  const changed = events.flatMap(({ changes }) => [changes?.email?.before, changes?.email?.after]);
  return [...known.map(({ email }) => email), ...changed.filter((email) => typeof email === 'string')];
}

/** Leaves out the addresses that another client of the structure has. */
async function withoutOthers(
  on: Queryable,
  structureId: string,
  clientId: string,
  emails: string[],
): Promise<string[]> {
  const { rows } = await on.query<{ key: string }>(
    `select key from unnest($3::text[]) key
     where exists (select from client c where c.structure_id = $1 and c.email_key = key and c.id <> $2)
       or exists (select from client c where c.structure_id = $1 and c.erp_email_key = key and c.id <> $2)
       or exists (select from client_alias l where l.structure_id = $1 and l.email_key = key and l.client_id <> $2)`,
    [structureId, clientId, keysOf(emails)],
  );
  const others = new Set(rows.map(({ key }) => key));
  return emails.filter((email) => keysOf([email]).some((key) => !others.has(key)));
}

function keysOf(emails: string[]): string[] {
  const keys = emails.map((email) => emailKey(email)).flatMap((key) => (key.ok ? [key.value] : []));
  return [...new Set(keys)];
}

/** The id and those that the person had before. */
async function familyOf(on: Queryable, structureId: string, erpId: string): Promise<string[]> {
  const { rows } = await on.query<{ erpId: string }>(
    `select erp_id as "erpId" from erp_former_id where structure_id = $1 and root_id in (
       select $2 union select root_id from erp_former_id where structure_id = $1 and erp_id = $2)`,
    [structureId, erpId],
  );
  return [...new Set([erpId, ...rows.map((row) => row.erpId)])];
}
