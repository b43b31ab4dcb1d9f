/**
 * What a row says about a client. Null is blank, and a blank never erases. `birthDate` is an ISO
 * 8601 day.
 */
export type RowFields = {
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  emailKey: string | null;
  phone: string | null;
  birthDate: string | null;
  memberNumber: string | null;
};
