import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPeople } from '#lib/testing/read-people.ts';
import { type AnyTable, anyTable } from '#lib/testing/tables/layouts.ts';
import type { TablePerson } from '#lib/testing/tables/people.ts';

const runs = Number(process.env.LAYOUT_RUNS ?? 700);

test('stores exactly the people of a table in any layout, once the suggestions are accepted', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const { rows } = await readPeople(table.content);
      expect(rows.map(({ verdict, fields }) => ({ verdict, ...stored(fields) }))).toEqual(
        table.people.map((person) => ({ verdict: 'usable', ...wanted(person, table) })),
      );
    }),
    { numRuns: runs },
  );
}, 3_600_000);

type Stored = Awaited<ReturnType<typeof readPeople>>['rows'][number]['fields'];

function stored({
  lastName,
  firstName,
  emailKey,
  phone,
  secondPhone,
  birthDate,
  gender,
  memberNumber,
  groups,
  note,
}: Stored) {
  // A program may write last names in capitals, which are no other name.
  return {
    lastName: lastName?.toUpperCase(),
    ...{ firstName, emailKey, phone, secondPhone, birthDate, gender, memberNumber, groups, note },
  };
}

function wanted(person: TablePerson, { fields }: AnyTable) {
  const has = (field: keyof TablePerson) => (fields.has(field) && person[field] !== '' ? person[field] : null);
  const [phone = null, secondPhone = null] = [has('phone'), has('secondPhone')].filter((number) => number !== null);
  return {
    lastName: person.lastName.toUpperCase(),
    firstName: person.firstName,
    emailKey: person.email,
    phone,
    secondPhone,
    birthDate: has('birthDate'),
    gender: has('gender'),
    memberNumber: has('memberNumber'),
    groups: fields.has('groups') && person.groups.length > 0 ? person.groups : null,
    note: has('note'),
  };
}
