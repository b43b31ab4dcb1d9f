import { log } from '#lib/log/log.ts';
import { requestOrigin } from './request-origin.ts';

/**
 * `registered`: a phone has a token and a code is mailed; `proved`: the code was right;
 * `code-refused`: it was wrong, expired, or typed too often; `claim-refused`: a claim code was;
 * `token-renewed`: the phone has a successor of its token; `signed-out`: tokens of the account were
 * ended by a phone.
 */
export type AppSignIn = 'registered' | 'proved' | 'code-refused' | 'claim-refused' | 'token-renewed' | 'signed-out';

/**
 * Writes how a phone signs in as a JSON line of the security log. There is no row: a club has
 * thousands of phones, and owners read what concerns their team.
 */
export function logAppSignIn(step: AppSignIn, ids: { accountId?: string; structureId?: string }): void {
  log.info({ security: `app-${step}`, ...requestOrigin(), ...ids }, 'security event');
}
