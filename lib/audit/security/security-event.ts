import type { AccountChange } from '#lib/audit/audit-event.ts';

/**
 * Every kind of security event, with its details. The union is closed: a new kind is added here
 * first. No detail holds a password, a code, a token or an e-mail address.
 */
export type SecurityEvent =
  // `code`: password and second factor; `link`: a mailed link or an invitation.
  | { kind: 'signed-in'; details: { by: 'password' | 'code' | 'link' | 'passkey' } }
  | { kind: 'sign-in-failed'; details: { reason: 'password' | 'code' | 'passkey' | 'link' } }
  | { kind: 'signed-out'; details: Record<string, never> }
  | { kind: 'sessions-ended'; details: { count: number } }
  | { kind: 'proved-again' | 'proof-failed'; details: Record<string, never> }
  | { kind: 'reset-requested' | 'password-reset' | 'sign-in-unlocked'; details: Record<string, never> }
  | { kind: 'account-changed'; details: { change: AccountChange } }
  // A token of the app was used after its successor: the device was signed out.
  | { kind: 'app-token-reused'; details: Record<string, never> }
  // A program whose key, secret or signature was wrong; of calls of an ERP the structure is known.
  | { kind: 'program-refused'; details: { by: 'app' | 'erp' } }
  // A page, a download or a button that the role does not allow.
  | { kind: 'refused'; details: { path: string } }
  // A rate limit was reached; `limit` is its name.
  | { kind: 'limit-reached'; details: { limit: string } };

/** Whom an event concerns. `structureId`: where it happened, if it was in one structure. */
export type Concerned = { staffId?: string | null; structureId?: string | null; email?: string };
