import type { ValidationState } from '#lib/addresses/validation-state.ts';

/** The state of a client's registration: none, registered, waiting for staff, or refused. */
export type RegistrationState = 'not-registered' | 'registered' | 'pending' | 'refused';

/** The state of a client with an account. */
export type AttachedState = Exclude<RegistrationState, 'not-registered'>;

/**
 * Derives the state of a client.
 * @param attached the attachment of the client's account; none when no account is registered
 */
export function registrationState(attached: { validation: ValidationState } | null | undefined): RegistrationState {
  if (!attached) return 'not-registered';
  return attached.validation === 'pending' || attached.validation === 'refused' ? attached.validation : 'registered';
}

/** SQL condition: the attachment `a` is in a state. A test compares it with the function above. */
export const attachedAsSql: Record<AttachedState, string> = {
  registered: `a.validation in ('not-needed', 'validated')`,
  pending: `a.validation = 'pending'`,
  refused: `a.validation = 'refused'`,
};

/**
 * SQL condition: the client of table `client` is in a state; `$1` is the structure's id. A scalar
 * looks up one account for each client: joined, a planner without statistics reads all accounts of
 * the state for each of them. Without an account a join is best, and good without statistics.
 */
export function clientStateSql(state: RegistrationState): string {
  const account = 'from attachment a where a.structure_id = $1 and a.client_id = client.id';
  return state === 'not-registered' ? `not exists (select ${account})` : `(select ${attachedAsSql[state]} ${account})`;
}

/** Accounts up to which the clients of a state are found by them. */
const maxAccounts = 2_000;

/**
 * SQL: the rows of a page of the clients in a state. When few have an account in that state, the
 * page is sorted from those; else it is read along the order, since one in few clients passes. The
 * choice is made in the statement, by a count that ends soon, whatever statistics the tables have.
 * @param read makes the query of the page from a table, with the alias `client`
 */
export function readByAccountsSql(state: AttachedState, read: (table: string, condition: string) => string): string {
  const found = `(select c.* from accounts a cross join lateral (
      -- LIMIT keeps it a look-up by the key.
      select * from client c where c.structure_id = $1 and c.id = a.client_id limit 1) c)`;
  const count = '(select count(*) from accounts)';
  return `with accounts as materialized (
      select a.client_id from attachment a where a.structure_id = $1 and ${attachedAsSql[state]}
        and a.client_id is not null limit ${maxAccounts + 1}
    )
    (${read(`${found} client`, `${count} <= ${maxAccounts}`)})
    union all
    (${read('client', `${count} > ${maxAccounts} and ${clientStateSql(state)}`)})`;
}
