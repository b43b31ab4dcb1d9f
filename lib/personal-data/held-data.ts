import { groupNamesSql } from '#lib/clients/groups/group-names-sql.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { Traces } from './traces.ts';

/** One row of a table, by column. */
export type HeldRow = Record<string, unknown>;

/** What is held on a person, by kind, in the order in which it is shown. */
export type HeldData = Record<HeldKind, HeldRow[]>;

export const heldKinds = [
  'client',
  'aliases',
  'attachments',
  'account',
  'devices',
  'invitations',
  'claimCodes',
  'mails',
  'events',
  'importRows',
  'erpEvents',
  'proposals',
  'merged',
  'bulk',
] as const;
export type HeldKind = (typeof heldKinds)[number];

/** SQL: whether a row is of the client, or of a record that was merged into theirs. */
const ofPerson = (column: string) => `(${column} = $2 or ${column} in (
  select m.client_id from merged_client m where m.structure_id = $1 and m.kept_id = $2))`;

/**
 * SQL of each kind; `$1`: the structure, `$2`: the client, `$3`: accounts, `$4`: ids of the ERP,
 * `$5`: e-mail keys, `$6`: `ownColumns`. Hashes, tokens and codes are not data of the person, and
 * left out.
 */
const queries: Record<HeldKind, string> = {
  client: `select held.* from client c
    cross join lateral jsonb_populate_record(c, jsonb_build_object('groups', ${groupNamesSql('c')})) held
    where c.structure_id = $1 and c.id = $2`,
  aliases: 'select email, created_at from client_alias where structure_id = $1 and client_id = $2',
  attachments: `select validation, created_at, attached_at, requested_at, decided_at, reason from attachment
    where structure_id = $1 and (client_id = $2 or account_id = any($3::uuid[]))`,
  account: `select email, first_name, last_name, phone, birth_date, created_at from app_account where id = any($3::uuid[])`,
  devices: `select device_model, platform, os_version, created_at, last_seen_at, ended_at from app_token
    where account_id = any($3::uuid[]) and home_id = $1`,
  invitations: `select times, expires_at, opened_at, used_at from invitation where structure_id = $1 and client_id = $2`,
  claimCodes: `select created_at, expires_at, used_at, revoked_at from claim_code
    where structure_id = $1 and client_id = $2`,
  mails: `select kind, "to", language, subject, text, state, created_at, sent_at, delivered_at, bounced_at, complained_at
    from mail where structure_id = $1 and ${ofPerson('client_id')} order by id`,
  events: `select at, kind, details from audit_event where structure_id = $1 and ${ofPerson('client_id')}
    order by at, id`,
  importRows: `select i.file_name, i.created_at, r.line, r.verdict, r.problems, r.cells, r.email, r.last_name, r.first_name, r.phone,
      r.second_phone, r.birth_date, r.gender, r.language, r.member_number, r.groups, r.note, r.changes
    from import_row r join import i on i.structure_id = r.structure_id and i.id = r.import_id
    where r.structure_id = $1 and (${ofPerson('r.client_id')} or r.email_key = any($5::text[])) order by i.id, r.line`,
  erpEvents: `select received_at, type, erp_id, version, verdict, payload, changes, problems from erp_event
    where structure_id = $1 and (${ofPerson('client_id')} or erp_id = any($4::text[])) order by received_at, id`,
  proposals: `select erp_id, score, reasons, at, refused_at from erp_proposal where structure_id = $1 and client_id = $2`,
  merged: `select merged_at, email_key as leading_email, (copy #> '{other,client}') - $6::text[] as record from merged_client
    where structure_id = $1 and kept_id = $2 order by merged_at`,
  bulk: `select o.action, o.value, o.created_at, o.committed_at, o.undone_at, b.outcome, b.undo from bulk_client b
    join bulk_operation o on o.structure_id = b.structure_id and o.id = b.bulk_id
    where b.structure_id = $1 and ${ofPerson('b.client_id')} order by o.id`,
};

/** Columns that say nothing of the person: they serve the search, or identify something of ours. */
const ownColumns = [
  'structure_id',
  'search_text',
  'search_words',
  'sort_name',
  'email_key',
  'erp_email_key',
  'group_ids',
];

/** Reads everything that a structure holds on a person. */
export async function readHeldData(tx: Transaction, structureId: string, traces: Traces): Promise<HeldData> {
  const values = [structureId, traces.clientId, traces.accountIds, traces.erpIds, traces.emailKeys, ownColumns];
  const read: [HeldKind, HeldRow[]][] = [];
  for (const kind of heldKinds) {
    const rows = await runSql<{ row: HeldRow }>(
      tx,
      `select to_jsonb(held) as row from (${queries[kind]}) held
       where $1::uuid is not null and $2::uuid is not null and $3::uuid[] is not null and $4::text[] is not null
         and $5::text[] is not null and $6::text[] is not null`,
      values,
    );
    read.push([kind, rows.map(({ row }) => withoutOwn(row))]);
  }
  return Object.fromEntries(read) as HeldData;
}

function withoutOwn(row: HeldRow): HeldRow {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !ownColumns.includes(name) && value !== null),
  );
}
