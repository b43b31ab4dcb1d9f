import type { Staff } from '#lib/actor/staff.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { connection } from '#lib/database/connection.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { isId } from '#lib/identity/id.ts';
import { accessVerdict } from './access-verdict.ts';
import { aliasJoin, aliasProof, countingProof, type FactsRow, factColumns } from './facts-row.ts';
import { toFacts } from './to-facts.ts';
import type { AccessFacts, Verdict } from './verdict.ts';

/**
 * The verdict on a person as staff sees it, with its facts. `namesake`: the client with this
 * address, where the account is not attached to it, for instance because another account has it
 * (`heldBy`, its address).
 */
export type StaffVerdict = { verdict: Verdict; facts: AccessFacts; namesake: Namesake | null };
export type Namesake = {
  id: string;
  firstName: string;
  lastName: string;
  deletedAt: Date | null;
  heldBy: string | null;
};

/**
 * Reads why a client of the actor's structure, or the user of an address, may enter or not. It
 * decides by the same function as the access check, and is open as soon as one device of the
 * account may enter.
 * @returns null when there is no such client, or when the text is no e-mail address
 */
export async function readVerdict(
  staff: Staff,
  of: { clientId: string } | { email: string },
): Promise<StaffVerdict | null> {
  if ('clientId' in of) return isId(of.clientId) ? read(staff, of.clientId, null) : null;
  const key = emailKey(of.email);
  if (!key.ok) return null;
  const found = await read(staff, null, key.value);
  return (found && !found.facts.account && (await ofRegisteredClient(staff, key.value))) || found;
}

/**
 * The verdict of the client's page for an address that no account has, of a client whose account
 * has another one: a newer e-mail, an address used on the app, or the ERP's. Null when no client or
 * several have the address.
 */
async function ofRegisteredClient(staff: Staff, key: string): Promise<StaffVerdict | null> {
  const { rows } = await connection().pool.query<{ clientId: string }>(
    `select a.client_id::text as "clientId" from attachment a
     where a.structure_id = $1 and a.client_id in (
       select id from client where structure_id = $1 and email_key = $2
       union select id from client where structure_id = $1 and erp_email_key = $2
       union select client_id from client_alias where structure_id = $1 and email_key = $2) limit 2`,
    [staff.structure.id, key],
  );
  const [client, another] = rows;
  return client && !another ? read(staff, client.clientId, null) : null;
}

type Row = FactsRow & {
  decidedBy: string | null;
  namesakeId: string | null;
  namesakeFirstName: string;
  namesakeLastName: string;
  namesakeDeletedAt: Date | null;
  namesakeHasNoAddress: boolean;
  heldBy: string | null;
};

/**
 * Reads the facts. By client: the client's attachment and its account, or the account with the
 * client's address that waits for it. By address: the account with it and its attachment, otherwise
 * the client with it.
 */
async function read(staff: Staff, clientId: string | null, key: string | null): Promise<StaffVerdict | null> {
  const { rows } = await connection().pool.query<Row>({
    name: 'verdict',
    text: `select ${factColumns}, decider.name as "decidedBy",
       n.id as "namesakeId", n.first_name as "namesakeFirstName", n.last_name as "namesakeLastName",
         n.deleted_at as "namesakeDeletedAt",
         coalesce(n.email = '' and n.deleted_at is null, false) as "namesakeHasNoAddress",
       holder.email as "heldBy"
     from structure s
     left join client n on n.structure_id = s.id and (n.id = $2::uuid or n.email_key = $3)
     left join attachment held on held.structure_id = s.id and held.client_id = n.id
     left join app_account holder on holder.id = held.account_id
     left join app_account p on p.id = case when $2::uuid is not null
       and held.account_id is not null then held.account_id
       else (select own.id from app_account own where own.email_key = coalesce($3, n.email_key)) end
     left join attachment a on a.structure_id = s.id and a.account_id = p.id and ($2::uuid is null
       or a.client_id is null or a.client_id = $2)
     left join client c on c.structure_id = a.structure_id and c.id = a.client_id
     ${aliasJoin}
     left join staff_account decider on decider.id = a.decided_by_id
     left join lateral (
       select t.device_model, t.platform, t.os_version, t.last_seen_at from app_token t
       where t.account_id = p.id and ${speaksInSql('s.id')} order by t.last_seen_at desc, t.id limit 1
     ) device on true
     cross join lateral (
       select max(greatest(r.proved_at, ${aliasProof})) as proved_at
       from app_token t left join app_proof r on r.token_id = t.id and ${countingProof}
       where t.account_id = p.id and ${speaksInSql('s.id')}
     ) proof
     where s.id = $1`,
    values: [staff.structure.id, clientId, key],
  });
  const row = rows[0];
  if (!row || (clientId !== null && row.namesakeId === null)) return null;
  const facts = factsOf(row);
  return { verdict: accessVerdict(facts), facts: withoutStrangers(facts), namesake: namesakeOf(row) };
}

/** The facts of a row; without an account, the address is that of the client asked about. */
function factsOf(row: Row): AccessFacts {
  const facts = toFacts(row, row.decidedBy);
  return facts.account ? facts : { ...facts, recordHasNoAddress: row.namesakeHasNoAddress };
}

/**
 * Reduces an account without any relation to the structure to the fact that the address is
 * registered.
 */
function withoutStrangers(facts: AccessFacts): AccessFacts {
  const { account, attachment } = facts;
  if (!account || attachment) return facts;
  return { ...facts, account: { ...account, firstName: '', lastName: '', device: null, lastSeenAt: null } };
}

function namesakeOf(row: Row): Namesake | null {
  if (row.namesakeId === null || row.namesakeId === row.clientId) return null;
  const {
    namesakeId: id,
    namesakeFirstName: firstName,
    namesakeLastName: lastName,
    namesakeDeletedAt: deletedAt,
    heldBy,
  } = row;
  return { id, firstName, lastName, deletedAt, heldBy };
}
