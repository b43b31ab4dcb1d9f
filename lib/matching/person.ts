import { fold } from '#lib/identity/fold.ts';
import { type Mailbox, mailboxOf } from './mailbox.ts';

/**
 * A person who may be a client: an app account, or the input of a form. Empty texts and null are
 * unknown.
 */
export type MatchPerson = {
  /** The key of the person in the result. */
  key: string;
  lastName: string;
  firstName: string;
  emailKey: string;
  /** E.164 where it could be parsed, as a client's. */
  phone: string | null;
  /** Midnight UTC of that day, as a client's. */
  birthDate: Date | null;
  /** The client whose invitation they registered with. */
  invitedClientId?: string | null;
  /** The account, where there is one: pairs that staff refused are left out. */
  accountId?: string;
  /** The client who they are themselves, where they are compared with the others. */
  ownClientId?: string | null;
};

/** The columns of a client that a person is compared with. */
export type MatchClient = Pick<MatchPerson, 'lastName' | 'firstName' | 'emailKey' | 'phone' | 'birthDate'> & {
  clientId: string;
};

/** A person as compared: names folded, `mailbox` null without an address. */
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
    // A number that only people understand distinguishes nothing.
    phone: phone && /^\+\d{6,15}$/.test(phone) ? phone : null,
    birthDay: birthDate?.toISOString().slice(0, 10) ?? null,
  };
}
