import type { Gender } from '#lib/database/generated/enums.ts';

/** The fields of the editor. Null is empty; `birthDate` is midnight UTC of that day. */
export type ClientFields = {
  lastName: string;
  firstName: string;
  email: string;
  phone: string | null;
  /** Another number, only beside a first one. */
  secondPhone: string | null;
  birthDate: Date | null;
  gender: Gender | null;
  language: string | null;
  memberNumber: string | null;
  groups: string[];
  note: string | null;
};

/** The fields in the order of the form, the history and the files. */
export const fieldNames = [
  'lastName',
  'firstName',
  'email',
  'phone',
  'secondPhone',
  'birthDate',
  'gender',
  'language',
  'memberNumber',
  'groups',
  'note',
] as const satisfies (keyof ClientFields)[];

export type FieldName = (typeof fieldNames)[number];

/** Returns a client's name as people say it: "Hélène Dupré". */
export function fullName(client: Pick<ClientFields, 'firstName' | 'lastName'>): string {
  return `${client.firstName} ${client.lastName}`.trim();
}
