import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '#lib/database/keyset.ts';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { formatPhone, parsePhone } from '#lib/identity/phone.ts';
import { readPhone } from '#lib/values/read-phone.ts';
import { todayIn } from '#lib/values/today-in.ts';
import { clientFieldsOf, MAX_FIELD_LENGTHS } from './client-fields.ts';
import { searchText, sortName } from './derived-columns.ts';
import { formValues } from './form-values.ts';
import { listParameters, parseListQuery } from './list-query.ts';

const clientFields = clientFieldsOf({ country: 'FR', timeZone: 'Europe/Paris' });
const valid = { lastName: 'Dupré', firstName: 'Hélène', email: 'helene@exemple.example' };

function problems(typed: Record<string, unknown>): Record<string, string> {
  const parsed = clientFields.safeParse({ ...valid, ...typed });
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? []);
}

describe('the form', () => {
  test.each([
    [{}, {}],
    [{ lastName: '' }, { lastName: 'required' }],
    [{ lastName: '   ' }, { lastName: 'required' }],
    [{ lastName: undefined }, { lastName: 'required' }],
    [{ lastName: 'x'.repeat(MAX_FIELD_LENGTHS.name + 1) }, { lastName: 'too-long' }],
    [{ lastName: 'a\0b\u0007' }, {}],
    [{ lastName: '\ud800' }, { lastName: 'odd-characters' }],
    [{ firstName: '\u202eLise' }, {}],
    [{ lastName: '<script>alert(1)</script>' }, {}],
    [{ lastName: "'; drop table client; --" }, {}],
    [{ lastName: '😀' }, {}],
    [{ lastName: ['Un', 'Deux'] }, {}],
    [{ lastName: { toString: 'x' } }, { lastName: 'required' }],
    [{ email: 'pas-un-email' }, { email: 'email-no-at' }],
    [{ email: 'zoe@exemple.example, paul@exemple.example' }, { email: 'email-several-ats' }],
    [{ email: `${'a'.repeat(10_000)}@b.fr` }, { email: 'email-too-long' }],
    [{ birthDate: '31/02/1990' }, { birthDate: 'date-impossible' }],
    [{ birthDate: 'hier' }, { birthDate: 'date-unreadable' }],
    [{ phone: 'abc' }, { phone: 'phone-unreadable' }],
    [{ phone: '06 12' }, { phone: 'phone-unreadable' }],
    [{ phone: '06 12 34 56 78 (maman)' }, {}],
    [{ phone: 'néant' }, {}],
    [{ phone: '\u202a06 12 34 56 78\u202c', birthDate: '\u200e12/04/1990' }, {}],
    [{ phone: '0'.repeat(10_000) }, { phone: 'too-long' }],
    [{ gender: 'robot' }, { gender: 'not-a-choice' }],
    [{ language: 'xx' }, { language: 'not-a-choice' }],
    [{ note: 'ligne 1\r\nligne 2' }, {}],
    [{ note: 'x'.repeat(MAX_FIELD_LENGTHS.note + 1) }, { note: 'too-long' }],
    [{ groups: 'g'.repeat(MAX_FIELD_LENGTHS.group + 1) }, { groups: 'too-long' }],
  ])('finds in %j the problems %j', (typed, expected) => {
    expect(problems(typed)).toEqual(expected);
  });

  test('takes a pasted address out of its dress', () => {
    const email = 'Hélène Dupré <Helene@exemple.example>';
    expect(clientFields.parse({ ...valid, email }).email).toEqual({
      email: 'Helene@exemple.example',
      emailKey: 'helene@exemple.example',
    });
  });

  test('undresses names, member numbers and groups', () => {
    const typed = { lastName: '="Dupré"', firstName: ' He\u0301lène\u200b ', memberNumber: "'0012", groups: '«Judo»' };
    expect(clientFields.parse({ ...valid, ...typed })).toMatchObject({
      lastName: 'Dupré',
      firstName: 'Hélène',
      memberNumber: '0012',
      groups: ['Judo'],
    });
  });

  test('takes an unreadable phone only where the form began with it', () => {
    const schema = clientFieldsOf({ country: 'FR', timeZone: 'Europe/Paris' }, ['demander Paul']);
    expect(schema.parse({ ...valid, phone: 'demander Paul' }).phone).toBe('demander Paul');
    expect(schema.safeParse({ ...valid, phone: 'demander Anne' }).success).toBe(false);
  });

  test('reads phones and dates as those of the structure’s country', () => {
    const read = (country: string, typed: object) =>
      clientFieldsOf({ country, timeZone: 'UTC' }).safeParse({ ...valid, ...typed }).data;
    expect(read('BE', { phone: '0470 12 34 56' })?.phone).toBe('0470 12 34 56');
    expect(read('FR', { phone: '0470 12 34 56 7' })).toBeUndefined();
    expect(read('FR', { birthDate: '04/12/1990' })?.birthDate).toEqual(new Date('1990-12-04'));
    expect(read('US', { birthDate: '04/12/1990' })?.birthDate).toEqual(new Date('1990-04-12'));
  });

  test('takes today in the structure’s time zone for the latest birth date', () => {
    const day = (timeZone: string) => todayIn(timeZone).toISOString().slice(0, 10);
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const schema = clientFieldsOf({ country: 'FR', timeZone });
      expect(schema.safeParse({ ...valid, birthDate: day(timeZone) }).success).toBe(true);
    }
    const west = clientFieldsOf({ country: 'FR', timeZone: 'Pacific/Pago_Pago' });
    expect(west.safeParse({ ...valid, birthDate: day('Pacific/Kiritimati') }).success).toBe(false);
  });

  test('never throws, and accepts nothing that PostgreSQL cannot store', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\0', '\ud800', null, undefined, 7, [], ['a', 'b'], {}),
    );
    const fields = fc.record(Object.fromEntries(Object.keys(clientFields.shape).map((name) => [name, anything])));
    fc.assert(
      fc.property(fields, (typed) => {
        const parsed = clientFields.safeParse(typed);
        if (!parsed.success) return;
        const stored = JSON.stringify(parsed.data);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });

  test('shows a client so that saving it unchanged changes nothing', () => {
    const input = clientFields.parse({
      ...valid,
      phone: '+33612345678',
      birthDate: '1990-04-12',
      groups: 'A, B',
      note: 'x\ny',
    });
    const stored = { ...input, email: input.email.email };
    for (const country of ['FR', 'US', 'RE']) {
      const again = clientFieldsOf({ country, timeZone: 'Europe/Paris' }).parse(formValues(stored, country));
      expect({ ...again, phone: readPhone(again.phone as string, country).number }).toEqual(input);
    }
    expect(formValues(stored, 'FR').birthDate).toBe('12/04/1990');
    expect(formValues(stored, 'US').birthDate).toBe('04/12/1990');
  });
});

describe('birth dates', () => {
  test.each([
    ['12/04/1990', '1990-04-12'],
    ['1/2/1985', '1985-02-01'],
    ['12.04.1990', '1990-04-12'],
    ['12-04-1990', '1990-04-12'],
    ['1990-04-12', '1990-04-12'],
    ['1990-04-12T00:00:00Z', '1990-04-12'],
    ['29/02/2000', '2000-02-29'],
  ])('reads %s as %s', (typed, day) => {
    expect(parseBirthDate(typed)).toEqual({ ok: true, value: new Date(day) });
  });

  test.each(['29/02/1999', '00/01/1990', '31/12/1899', '1990-13-01'])('refuses %s', (typed) => {
    expect(parseBirthDate(typed)).toEqual({ ok: false, problem: 'date-impossible' });
  });

  test('refuses tomorrow, and does not guess two-digit years', () => {
    expect(parseBirthDate('02/01/2020', new Date('2020-01-01')).ok).toBe(false);
    expect(parseBirthDate('12/04/90')).toEqual({ ok: false, problem: 'date-unreadable' });
  });
});

describe('phones', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['+49 30 901820', '+4930901820'],
    ['demander Paul', 'demander Paul'],
    ['06 12', '06 12'],
  ])('stores %s as %s', (typed, kept) => {
    expect(parsePhone(typed, 'FR')).toBe(kept);
    expect(parsePhone(kept, 'FR')).toBe(kept);
    expect(parsePhone(formatPhone(kept, 'FR'), 'FR')).toBe(kept);
  });
});

test('sorts and finds names without accents, case, hyphens or apostrophes', () => {
  expect(sortName('D’Arcy-O’Neil', 'Maëlle')).toBe('d arcy o neil maelle');
  expect(searchText({ lastName: 'D’Arcy-O’Neil', firstName: 'Cœline', emailKey: 'c.darcy@x.example' })).toBe(
    'darcyoneil coeline c darcy',
  );
  expect(searchText({ lastName: 'Müller-Jäger', firstName: 'Bjørn', emailKey: 'b@x.example' })).toBe(
    'mullerjager muellerjaeger bjorn bjoern b',
  );
});

describe('the address of the list', () => {
  test('opens for any address, and keeps what it understands', () => {
    const parameter = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constant(undefined));
    const names = ['q', 'state', 'sort', 'after', 'before'];
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, parameter]))), (parameters) => {
        const query = parseListQuery(parameters);
        expect(parseListQuery(Object.fromEntries(listParameters(query)))).toEqual(query);
      }),
    );
  });

  test('reads back a cursor from the address, and no other text', () => {
    const place = { value: 'dupre helene', id: '0191d3a0-0000-7000-8000-000000000000', index: 49 };
    expect(decodeCursor(encodeCursor(place))).toEqual(place);
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text) === null));
  });
});
