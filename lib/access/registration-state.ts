import type { ValidationState } from '#lib/addresses/validation-state.ts';

/**
 * What the list says of a client: nobody registered, somebody did, somebody waits for staff, or was
 * refused.
 */
export type RegistrationState = 'not-registered' | 'registered' | 'pending' | 'refused';

/** @param attached the account that the client has; none when nobody registered */
export function registrationState(attached: { validation: ValidationState } | null | undefined): RegistrationState {
  if (!attached) return 'not-registered';
  return attached.validation === 'pending' || attached.validation === 'refused' ? attached.validation : 'registered';
}

/** SQL: that the attachment `a` is in a state. A test holds it against the function above. */
export const attachedAsSql: Record<Exclude<RegistrationState, 'not-registered'>, string> = {
  registered: `a.validation in ('not-needed', 'validated')`,
  pending: `a.validation = 'pending'`,
  refused: `a.validation = 'refused'`,
};

/** SQL: that the client of table `client` is in a state; `$1` is the structure's id. */
export function clientStateSql(state: RegistrationState): string {
  const account = 'select from attachment a where a.structure_id = $1 and a.client_id = client.id';
  return state === 'not-registered' ? `not exists (${account})` : `exists (${account} and ${attachedAsSql[state]})`;
}
