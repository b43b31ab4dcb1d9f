import { maskEmail } from '#lib/identity/mask-email.ts';
import type { StaffVerdict } from './read-verdict.ts';

/**
 * What to tell somebody who does not get in, by what it is that they can do: register, confirm
 * their address, wait for the team to validate or to link their account, or say who they are.
 * `email` is masked: the message may be read by anybody.
 */
export type ClientMessage = {
  kind: 'register' | 'confirm' | 'validate' | 'link' | 'tell';
  email: string;
  firstName: string;
};

/**
 * The message for whom a verdict is about. Null where there is nothing for them to do or to know
 * from staff: it is open, it was refused with a reason, the record is gone, or nobody is known.
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
