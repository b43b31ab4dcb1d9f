import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { register } from '#lib/registrations/register.ts';
import { registrationInput } from '#lib/registrations/registration-input.ts';
import { testKey } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

/** Invisible texts by their class; each stands inside, before and behind what a person types. */
const removed: [name: string, text: string][] = [
  ['NUL', '\0'],
  ['C0 controls', '\u0001\u0007\u001b\u001f'],
  ['DEL and C1 controls', '\u007f\u0081\u0090'],
  ['bidi embeddings and overrides', '\u202a\u202e\u202c'],
  ['bidi isolates', '\u2066\u2067\u2069'],
  ['bidi marks', '\u200e\u200f\u061c'],
  ['zero-width spaces', '\u200b\u2060\ufeff'],
  ['joiners between Latin letters', '\u200c\u200d'],
  ['soft hyphens', '\u00ad'],
  ['fillers', '\u115f\u1160\u3164\uffa0\u2800\u17b4'],
  ['invisible operators', '\u2061\u2062\u2064'],
  ['annotations and tags', '\ufff9\ufffb\u{e0001}\u{e0041}'],
  ['variation selectors', '\ufe0f\ufe00\u{e0100}'],
  ['grapheme joiners', '\u034f'],
];
/** What means something in a name, or becomes a space: names as typed and as stored. */
const kept: [name: string, typed: string, stored: string][] = [
  ['a joiner of Persian', '\u202bنصرت\u200cاله\u202c', 'نصرت\u200cاله'],
  ['a joiner of Malayalam', 'ശ്രീജന്\u200d\u200b', 'ശ്രീജന്\u200d'],
  ['a variant of a Han character', '渡邉\u{e0100}\u2069', '渡邉\u{e0100}'],
  ['line breaks, tabs and wide spaces', '\tDe\nLa \u00a0\u2028Tour\u0085', 'De La Tour'],
];
const damaged: [name: string, address: string][] = [
  ['before', '\ufffdlodie@exemple.example'],
  ['inside', 'l\ufffda@exemple.example'],
  ['in the domain', 'lea@ex\ufffdmple.example'],
  ['behind', 'lea@exemple.example\ufffd'],
  ['in brackets', 'Léa <\ufffdlea@exemple.example>'],
  ['as an entity', '&#65533;lea@exemple.example'],
];

type Typed = { lastName: string; firstName: string; email: string; phone: string; number: string };
type Stored = Omit<Typed, 'number'> & { number: string | null };
/** Takes people in, and returns those that are stored, in any order. */
type Entrance = (people: Typed[]) => Promise<Stored[]>;

let staff: Staff;
let erp: TestErp;
let seconds = 0;

beforeAll(async () => {
  await testDatabase();
  staff = await testStaff();
  erp = await testErp(await testStaff());
});

async function storedClients(structureId: string): Promise<Stored[]> {
  const clients = await prisma().client.findMany({ where: { structureId, email: { not: '' } } });
  return clients.map(({ lastName, firstName, email, phone, memberNumber, erpId }) => {
    return { lastName, firstName, email, phone: phone ?? '', number: erpId ?? memberNumber };
  });
}

const emptied = () => prisma().client.deleteMany({ where: { structureId: staff.structure.id } });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The four ways in which a person's fields arrive; a refused person is not stored. */
const entrances: Record<string, Entrance> = {
  async form(people) {
    await emptied();
    for (const { number, ...typed } of people) {
      const input = clientFieldsOf(staff.structure).safeParse({ ...typed, memberNumber: number });
      if (input.success) expect(await addClient(staff, input.data)).toMatchObject({ ok: true });
    }
    return storedClients(staff.structure.id);
  },
  async import(people) {
    await emptied();
    // A few bytes with many controls would be taken for a program.
    const note = 'Une personne fidèle au club, là depuis la création. '.repeat(9);
    const rows = people.map(({ lastName, firstName, email, phone, number }) =>
      [lastName, firstName, email, phone, number, note].map(quoted).join(';'),
    );
    await importTestFile(staff, `\ufeffNom;Prénom;E-mail;Téléphone;N° adhérent;Note\n${rows.join('\n')}\n`);
    return storedClients(staff.structure.id);
  },
  async ERP(people) {
    const { structureId } = erp.connection;
    await prisma().client.deleteMany({ where: { structureId } });
    for (const { number, ...typed } of people) {
      seconds += 1;
      await send(erp, message('updated', seconds, erpPerson(number, typed)));
    }
    return storedClients(structureId);
  },
  async registration(people) {
    await prisma().appAccount.deleteMany({});
    const key = await testKey(staff);
    for (const { number: _, ...typed } of people) {
      await connection().pool.query('delete from throttle');
      const input = registrationInput.safeParse({ ...typed, device: { model: 'Pixel 8', platform: 'android' } });
      if (input.success) expect(await register(key, input.data, '192.0.2.1')).toMatchObject({ ok: true });
    }
    const accounts = await prisma().appAccount.findMany({});
    return accounts.map(({ lastName, firstName, email, phone }) => {
      return { lastName, firstName, email, phone: phone ?? '', number: null };
    });
  },
};

const person = { lastName: 'Dupré', firstName: 'Zoé', phone: '+33639981234' };
const byAddress = (people: { email: string }[]) => people.toSorted((one, other) => (one.email < other.email ? -1 : 1));
const address = (index: number) => `zoe${index + 10}@exemple.example`;
const number = (index: number) => `A-${index + 10}`;

describe.each(Object.entries(entrances))('the entrance %s', (entrance, takeIn) => {
  const numberOf = (index: number) => (entrance === 'registration' ? null : number(index));

  test('removes every class of invisible characters from every field', async () => {
    const people = removed.map(([, text], index) => {
      const within = (value: string) => `${text}${value.slice(0, 2)}${text}${value.slice(2)}${text}`;
      const { lastName, firstName } = person;
      return {
        ...{ lastName: within(lastName), firstName: within(firstName), email: within(address(index)) },
        ...{ phone: within('06 39 98 12 34'), number: within(number(index)) },
      };
    });
    const expected = removed.map((_, index) => ({ ...person, email: address(index), number: numberOf(index) }));
    expect(byAddress(await takeIn(people))).toEqual(expected);
  });

  test('keeps of a name what means something, with spaces for line breaks', async () => {
    const people = kept.map(([, typed], index) => {
      return { ...person, lastName: typed, firstName: typed, email: address(index), number: number(index) };
    });
    const expected = kept.map(([, , stored], index) => {
      return { ...person, lastName: stored, firstName: stored, email: address(index), number: numberOf(index) };
    });
    expect(byAddress(await takeIn(people))).toEqual(expected);
  });

  test('refuses every address with a lost character', async () => {
    const whole = { ...person, email: address(0), number: number(damaged.length) };
    const people = damaged.map(([, email], index) => ({ ...person, email, number: number(index) }));
    expect(await takeIn([...people, whole])).toEqual([{ ...whole, number: numberOf(damaged.length) }]);
  });
});
