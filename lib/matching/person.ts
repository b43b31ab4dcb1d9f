import { fold } from '#lib/identity/fold.ts';
import { type Mailbox, mailboxOf } from './mailbox.ts';

/**
 * Somebody who may be a client: an app account, or what is being typed into a form. Empty texts and
 * null are unknown.
 */
export type MatchPerson = {
  /** By which the answer is found. */
  key: string;
  lastName: string;
  firstName: string;
  emailKey: string;
  /** E.164 when it could be read, as a client's. */
  phone: string | null;
  /** Midnight UTC of that day, as a client's. */
  birthDate: Date | null;
  /** The client whose invitation they registered with. */
  invitedClientId?: string | null;
  /** The account, where there is one: pairs that staff said no to are left out. */
  accountId?: string;
};

/** What of a client is held against a person. */
export type MatchClient = Pick<MatchPerson, 'lastName' | 'firstName' | 'emailKey' | 'phone' | 'birthDate'> & {
  clientId: string;
};

/** Somebody as they are compared: names folded, `mailbox` null without an address. */
export type Traits = {
  last: string;
  first: string;
  mailbox: Mailbox | null;
  phone: string | null;
  birthDay: string | null;
};

export function traitsOf({ lastName, firstName, emailKey, phone, birthDate }: Omit<MatchClient, 'clientId'>): Traits {
  return {
    last: fold(lastName),
    first: fold(firstName),
    mailbox: mailboxOf(emailKey),
    // One that only people understand tells nothing apart.
    phone: phone && /^\+\d{6,15}$/.test(phone) ? phone : null,
    birthDay: birthDate?.toISOString().slice(0, 10) ?? null,
  };
}
