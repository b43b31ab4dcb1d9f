import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import type { CopyValue } from '#lib/database/copy-line.ts';
import { noteWith } from './changes-to.ts';
import type { JudgedRow } from './judge-row.ts';

/** The columns of `import_row` that a judgement decides, in the order of `judgedValues`. */
export const judgedColumns = [
  'verdict',
  'problems',
  'email_key',
  'email',
  'last_name',
  'first_name',
  'phone',
  'second_phone',
  'birth_date',
  'gender',
  'language',
  'member_number',
  'groups',
  'note',
  'sort_name',
  'search_text',
  'client_id',
  'client_version',
  'changes',
] as const;

/** Returns the values of `judgedColumns`; derived names only for a client to create. */
export function judgedValues(row: JudgedRow): CopyValue[] {
  const { verdict, problems, fields, clientId, clientVersion, changes } = row;
  const { lastName, firstName, email, emailKey } = fields;
  const names = { lastName: lastName ?? '', firstName: firstName ?? '' };
  const creates = verdict === 'create';
  return [
    verdict,
    problems.length > 0 ? JSON.stringify(problems) : null,
    emailKey,
    email,
    lastName,
    firstName,
    fields.phone,
    fields.secondPhone,
    fields.birthDate,
    fields.gender,
    fields.language,
    fields.memberNumber,
    fields.groups,
    creates ? noteWith(fields.note, problems) : fields.note,
    creates ? sortName(names.lastName, names.firstName) : null,
    creates ? searchText({ ...fields, ...names, emailKey: emailKey ?? '' }) : null,
    clientId,
    clientVersion,
    changes && JSON.stringify(changes),
  ];
}
