import { maskEmail } from '#lib/identity/mask-email.ts';
import type { StaffVerdict } from './read-verdict.ts';

/**
 * The message to a person without access, named after their next step: register, confirm the
 * address, wait until the team validates the request or links the account, or identify themselves.
 * `email` is masked, because the message may be read by other people.
 */
export type ClientMessage = {
  kind: 'register' | 'confirm' | 'validate' | 'link' | 'tell';
  email: string;
  firstName: string;
};

/**
 * Chooses the message for the person of a verdict. Null if no message helps: access is open, the
 * request was refused with a reason, the client is in the trash or has no address, or no client has
 * the address asked about.
 * @param email the client's address, or the address that was checked
 */
export function clientMessage({ verdict, facts, namesake }: StaffVerdict, email: string): ClientMessage | null {
  const known = facts.client ?? namesake;
  if (known?.deletedAt) return null;
  const message = (kind: ClientMessage['kind'], of = email) => ({
    kind,
    email: maskEmail(of),
    firstName: known?.firstName ?? '',
  });
  switch (verdict.reason) {
    case 'not-registered':
      return namesake ? message('register') : null;
    case 'not-attached':
      return message(namesake ? 'link' : 'tell', facts.account?.email);
    case 'pending-validation':
      return message('validate', facts.account?.email);
    case 'email-unproved':
      return message('confirm', facts.attachment?.emailChangedAt ? facts.client?.email : facts.account?.email);
    default:
      return null;
  }
}
