import fc from 'fast-check';
import {
  addressDresses,
  blanks,
  type Dress,
  dayDresses,
  genderDresses,
  groupMarks,
  monthFirst,
  monthFirstWithTime,
  phoneDresses,
  shortYear,
  textDresses,
} from './dress.ts';
import { encodeTable, tableEncodings } from './encode-table.ts';
import { headers } from './header-names.ts';
import { noise, type TableColumn } from './noise-columns.ts';
import { people, type TablePerson } from './people.ts';

/**
 * A file as some program might write it, the people it holds, and the fields it has columns for.
 */
export type AnyTable = { people: TablePerson[]; fields: Set<string>; content: Buffer; text: string };

const pick = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const written = (dress: Dress, blank: string, value: string) => (value === '' ? blank : dress(value));

function column(header: string, dress: Dress, blank: string, value: (person: TablePerson) => string): TableColumn {
  return { header, cell: (person) => written(dress, blank, value(person)) };
}

const style = fc.record({
  text: pick(textDresses),
  phone: pick(phoneDresses),
  secondPhone: pick(phoneDresses),
  address: pick(addressDresses),
  day: pick([...dayDresses, shortYear, monthFirst, monthFirstWithTime]),
  gender: pick(genderDresses),
  blank: pick(blanks),
  groupMark: pick(groupMarks),
  capitals: fc.boolean(),
});

const chosenHeaders = fc.record({
  lastName: pick(headers.lastName),
  firstName: pick(headers.firstName),
  fullName: pick(headers.fullName),
  email: pick(headers.email),
  phone: pick(headers.phone),
  secondPhone: pick(headers.secondPhone),
  birthDate: pick(headers.birthDate),
  gender: pick(headers.gender),
  memberNumber: pick(headers.memberNumber),
  groups: pick(headers.groups),
  note: pick(headers.note),
});

const optional = ['phone', 'secondPhone', 'birthDate', 'gender', 'memberNumber', 'groups', 'note'] as const;

const dialect = fc.record({
  separator: pick([';', ',', '\t', '|']),
  quoteAll: fc.boolean(),
  lineEnd: pick(['\n', '\r\n']),
  encoding: pick(tableEncodings),
  title: pick(['', 'Liste des adhérents 2026']),
});

/** Any people in any layout. */
export const anyTable: fc.Arbitrary<AnyTable> = fc
  .record({
    people,
    style,
    headers: chosenHeaders,
    oneName: fc.boolean(),
    with: fc.subarray([...optional]),
    noise: fc.subarray(noise),
    order: fc.array(fc.nat(), { minLength: 48, maxLength: 48 }),
    dialect,
  })
  .map((choice) => {
    const day = isTold(choice.style.day, choice.people) ? choice.style.day : dayDresses[0];
    const columns = columnsOf({ ...choice, style: { ...choice.style, day: day as Dress } });
    const all = [...columns, ...choice.noise]
      .map((value, index) => ({ value, key: choice.order[index] ?? 0, index }))
      .sort((a, b) => a.key - b.key || a.index - b.index)
      .map(({ value }) => value);
    const text = write(all, choice.people, choice.dialect);
    return {
      people: choice.people,
      fields: new Set<string>(choice.with),
      text,
      content: encodeTable(text, choice.dialect.encoding),
    };
  });

/**
 * Month-first dates are told by one that can be nothing else, short years only of the last hundred
 * years.
 */
function isTold(dress: Dress, all: TablePerson[]): boolean {
  if (dress === shortYear) return all.every(({ birthDate }) => birthDate === '' || birthDate > '1927');
  return (
    ![monthFirst, monthFirstWithTime].includes(dress) || all.some(({ birthDate }) => Number(birthDate.slice(8)) > 12)
  );
}

type Choice = {
  style: {
    text: Dress;
    phone: Dress;
    secondPhone: Dress;
    address: Dress;
    day: Dress;
    gender: Record<string, string>;
    blank: string;
    groupMark: string;
    capitals: boolean;
  };
  headers: Record<keyof typeof headers, string>;
  oneName: boolean;
  with: (typeof optional)[number][];
};

function columnsOf({ style: look, headers: names, oneName, with: fields }: Choice): TableColumn[] {
  const { text, blank } = look;
  const last = (person: TablePerson) => (look.capitals || oneName ? person.lastName.toUpperCase() : person.lastName);
  const named = oneName
    ? [column(names.fullName, text, blank, (person) => `${last(person)} ${person.firstName}`)]
    : [column(names.lastName, text, blank, last), column(names.firstName, text, blank, ({ firstName }) => firstName)];
  const others: Record<(typeof optional)[number], TableColumn> = {
    phone: column(names.phone, look.phone, blank, ({ phone }) => phone),
    secondPhone: column(names.secondPhone, look.secondPhone, blank, ({ secondPhone }) => secondPhone),
    birthDate: column(names.birthDate, look.day, blank, ({ birthDate }) => birthDate),
    gender: column(
      names.gender,
      (value) => look.gender[value] ?? '',
      blank,
      ({ gender }) => gender,
    ),
    memberNumber: column(names.memberNumber, text, blank, ({ memberNumber }) => memberNumber),
    groups: column(names.groups, text, '', ({ groups }) => groups.join(look.groupMark)),
    note: column(names.note, text, blank, ({ note }) => note),
  };
  return [
    ...named,
    column(names.email, look.address, blank, ({ email }) => email),
    ...fields.map((field) => others[field]),
  ];
}

type Dialect = { separator: string; quoteAll: boolean; lineEnd: string; title: string };

function write(columns: TableColumn[], all: TablePerson[], { separator, quoteAll, lineEnd, title }: Dialect): string {
  const quote = (cell: string) =>
    quoteAll || cell.includes(separator) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [
    ...(title ? [title, ''] : []),
    columns.map(({ header }) => quote(header)).join(separator),
    ...all.map((person, index) => columns.map(({ cell }) => quote(cell(person, index))).join(separator)),
  ];
  return lines.map((line) => line + lineEnd).join('');
}
