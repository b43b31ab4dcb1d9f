import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const security: (typeof fr)['security'] = {
  title: 'Security log',
  link: 'Security log',
  kept: 'Kept for a year',
  intro:
    'Sign-ins, failures and changes of what people sign in with, for the accounts of your team, with network address and browser.',
  columns: { what: 'Event', who: 'Account', when: 'When', where: 'From' },
  unknown: 'Unknown',
  times: (count, last) =>
    plural('en', count, { zero: 'not once', one: 'once', other: `${count} times, the last on ${last}` }),
  nothing: { title: 'Nothing yet', body: 'The next sign-in to this structure will be listed here.' },
  events: {
    'signed-in': {
      password: 'Signed in with a password',
      code: 'Signed in with password and code',
      link: 'Signed in by a mailed link',
      passkey: 'Signed in with a passkey',
    },
    'sign-in-failed': {
      password: 'Sign-in failed: wrong password',
      code: 'Sign-in failed: wrong code',
      passkey: 'Sign-in failed: passkey refused',
      link: 'Sign-in failed: mailed link invalid or already used',
    },
    'signed-out': 'Signed out',
    'sessions-ended': (count) =>
      plural('en', count, {
        zero: 'No session ended',
        one: 'Session ended from elsewhere',
        other: `${count} sessions ended from elsewhere`,
      }),
    'proved-again': 'Password confirmed before a protected action',
    'proof-failed': 'Confirmation failed: wrong password or code',
    'reset-requested': 'Link for a new password requested',
    'password-reset': 'Password replaced by a mailed link',
    'sign-in-unlocked': 'Sign-in unlocked by a mailed link',
    'account-changed': {
      name: 'Name changed',
      password: 'Password changed',
      email: 'Email changed',
      'factor-on': 'Two-step sign-in turned on',
      'factor-off': 'Two-step sign-in turned off',
      'factor-removed': 'Two-step sign-in removed by someone else',
      'recovery-codes': 'New recovery codes',
      'recovery-code-used': 'Recovery code used',
      'passkey-added': 'Passkey added',
      'passkey-removed': 'Passkey removed',
      'sessions-ended': 'Sessions ended by someone else',
    },
    'app-token-reused': 'Former app token used again: the device is signed out',
    'program-refused': {
      app: 'Call of an app refused: unknown or revoked key',
      erp: 'Call of the ERP refused: wrong secret or signature',
    },
    refused: (path) => `Refused, the role does not allow it: ${path}`,
    'limit-reached': 'Too many attempts: closed for a while',
  },
};
