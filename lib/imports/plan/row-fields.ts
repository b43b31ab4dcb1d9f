import type { Gender } from '#lib/database/generated/enums.ts';

/**
 * What a row says about a client. Null is blank, and a blank never erases. `birthDate` is an ISO
 * 8601 day, `language` an ISO 639-1 code.
 */
export type RowFields = {
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  emailKey: string | null;
  phone: string | null;
  secondPhone: string | null;
  birthDate: string | null;
  gender: Gender | null;
  language: string | null;
  memberNumber: string | null;
  groups: string[] | null;
  note: string | null;
};

/** Returns the fields of a row that says nothing. */
export function noFields(): RowFields {
  return {
    lastName: null,
    firstName: null,
    email: null,
    emailKey: null,
    phone: null,
    secondPhone: null,
    birthDate: null,
    gender: null,
    language: null,
    memberNumber: null,
    groups: null,
    note: null,
  };
}
