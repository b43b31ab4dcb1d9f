import { maskEmail } from '#lib/identity/mask-email.ts';
import type { StaffVerdict } from './read-verdict.ts';

/**
 * The message for a person without access, by what they can do: register, confirm their address,
 * wait for the team to validate or to link their account, or contact the team. `email` is masked,
 * because anybody may read the message.
 */
export type ClientMessage = {
  kind: 'register' | 'confirm' | 'validate' | 'link' | 'tell';
  email: string;
  firstName: string;
};

/**
 * Composes the message for the person of a verdict. Null where there is nothing for them to do or
 * to learn from staff: access is open, it was refused with a reason, the record is gone, or the
 * person is unknown.
 * @param email the client's, or the address asked about
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
