import type { Client } from '#lib/database/generated/client.ts';

/** The columns that hold what staff types of a client, by their names in the code; days apart. */
export const typedColumns = {
  lastName: 'last_name',
  firstName: 'first_name',
  email: 'email',
  emailKey: 'email_key',
  phone: 'phone',
  secondPhone: 'second_phone',
  gender: 'gender',
  language: 'language',
  memberNumber: 'member_number',
  groupIds: 'group_ids',
  note: 'note',
} as const satisfies Partial<Record<keyof Client, string>>;
