import type { Staff } from '#lib/actor/staff.ts';
import { aliasHolderSql } from '#lib/addresses/alias-holder.ts';
import { type Queryable, runPrepared } from '#lib/database/run-sql.ts';
import { fullName } from './client.ts';

/** The record that already has this e-mail, to which the page for adding a client leads. */
export type EmailTaken = {
  code: 'email-taken';
  clientId: string;
  name: string;
  lastName: string;
  firstName: string;
  inBin: boolean;
};

const foundSql = (id: string) => `select id as "clientId", first_name as "firstName", last_name as "lastName",
    deleted_at is not null as "inBin" from client where structure_id = $1::uuid and id = ${id}`;

const byOwnSql = '(select own.id from client own where own.structure_id = $1::uuid and own.email_key = $2::text)';
const byEmailSql = foundSql(`coalesce(${byOwnSql}, ${aliasHolderSql})`);
const byAliasSql = foundSql(aliasHolderSql);
const byIdSql = foundSql('$2::uuid');

/**
 * Finds the owner of an address: the client whose own it is or, without one, the client that has it
 * as an alias.
 */
export async function findByEmail(on: Queryable, staff: Staff, emailKey: string): Promise<EmailTaken | null> {
  return find(on, byEmailSql, staff, emailKey);
}

/** Finds the record that has this address as an alias, or to which it leads since a merge. */
export async function findByAlias(on: Queryable, staff: Staff, emailKey: string): Promise<EmailTaken | null> {
  return find(on, byAliasSql, staff, emailKey);
}

/** Finds the record with this id, which `aliasHolderSql` found. */
export async function findHolder(on: Queryable, staff: Staff, id: string): Promise<EmailTaken | null> {
  return find(on, byIdSql, staff, id);
}

async function find(on: Queryable, sql: string, staff: Staff, value: string): Promise<EmailTaken | null> {
  const [client] = await runPrepared<Omit<EmailTaken, 'code' | 'name'>>(on, sql, [staff.structure.id, value]);
  return client ? { code: 'email-taken', ...client, name: fullName(client) } : null;
}
