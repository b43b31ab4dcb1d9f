/**
 * What a column of a file can be. `fullName` is split into the two names; `externalId` is the
 * member number.
 */
export const importFields = [
  'lastName',
  'firstName',
  'fullName',
  'email',
  'phone',
  'birthDate',
  'gender',
  'language',
  'externalId',
  'groups',
  'note',
] as const;

export type ImportField = (typeof importFields)[number];
