/**
 * What a column of a file can be. `fullName` is split into the two names; `externalId` is the
 * member number.
 */
export const importFields = ['lastName', 'firstName', 'fullName', 'email', 'phone', 'birthDate', 'externalId'] as const;

export type ImportField = (typeof importFields)[number];
