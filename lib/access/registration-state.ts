import type { ValidationState } from '#lib/addresses/validation-state.ts';

/** The state of a client's registration: none, registered, waiting for staff, or refused. */
export type RegistrationState = 'not-registered' | 'registered' | 'pending' | 'refused';

/**
 * Derives the state of a client.
 * @param attached the attachment of the client's account; none when no account is registered
 */
export function registrationState(attached: { validation: ValidationState } | null | undefined): RegistrationState {
  if (!attached) return 'not-registered';
  return attached.validation === 'pending' || attached.validation === 'refused' ? attached.validation : 'registered';
}

/** SQL condition: the attachment `a` is in a state. A test compares it with the function above. */
export const attachedAsSql: Record<Exclude<RegistrationState, 'not-registered'>, string> = {
  registered: `a.validation in ('not-needed', 'validated')`,
  pending: `a.validation = 'pending'`,
  refused: `a.validation = 'refused'`,
};

/** SQL condition: the client of table `client` is in a state; `$1` is the structure's id. */
export function clientStateSql(state: RegistrationState): string {
  const account = 'select from attachment a where a.structure_id = $1 and a.client_id = client.id';
  return state === 'not-registered' ? `not exists (${account})` : `exists (${account} and ${attachedAsSql[state]})`;
}
