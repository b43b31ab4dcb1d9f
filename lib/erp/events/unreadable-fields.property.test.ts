import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { type FullProfileName, fullProfileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import type { FieldNames, PersonStep } from '#lib/testing/profile-writers/profile-writer.ts';
import { writerOf } from '#lib/testing/profile-writers/writer-of.ts';
import { readMessage, readObject } from './read-message.ts';

const runs = Number(process.env.FIELD_RUNS ?? 120);
const receivedAt = new Date('2026-11-26T08:00:05Z');
const email = 'zoe@exemple.example';
const step: PersonStep = {
  ...{ what: 'update', person: 12, former: 13, number: 1, at: Date.parse('2026-11-26T08:00:00Z') },
  fields: { lastName: 'Durand', firstName: 'Zoé', email },
};

/** Reads the message of the person with these data instead of the usual ones, or beside them. */
function read(profile: FullProfileName, data: Record<string, unknown>, blanks: 'clears' | 'keeps'): ErpEvent {
  const { body, call } = writerOf[profile].envelope(step, data);
  const raw = Buffer.from(JSON.stringify(body));
  const parsed = readObject(raw);
  const whole = { headers: new Headers(), token: null, verb: null, receivedAt, ...call, raw };
  const connection = connectionOf(profile, { blanks });
  const { content } = readMessage(connection, profileOf(profile), whole, parsed.ok ? parsed.value : null);
  if (!content || !('event' in content)) throw new Error(`the person is lost: ${JSON.stringify(content)}`);
  return content.event;
}

/** Values that no field of a person can mean. */
const unreadable = fc.constantFrom<unknown>(
  { value: 'x' },
  true,
  'x'.repeat(70_000),
  'demander Paul',
  [[['x']]],
  '\u202e?!x',
);
const anything = fc.oneof(
  unreadable,
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, '', ' ', false, 'N/A', '#REF!', '6,41E+08', '1e308', '31/02/1990', '\0', '<b>', '06 12'),
);
const blank = fc.constantFrom<unknown>(
  ...[undefined, null, false, '', ' ', '\u200b', [], 'N/A', 'NULL', '-', '?', '#REF!', '(vide)', 'néant', 'n/c'],
);
const settings = fc.constantFrom('clears' as const, 'keeps' as const);

/** Values for all or some names of a field. */
const forNames = (names: string[], value: fc.Arbitrary<unknown>) =>
  fc.subarray(names).chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, value]))));

const optional = ['phone', 'secondPhone', 'birthDate'] as const;

test.each(fullProfileNames)('loses no person of %s by an optional field, whatever its value', (profile) => {
  const { names, data, erpId } = writerOf[profile];
  const values = forNames([...optional.flatMap((field) => names[field]), 'notes', 'x_studio'], anything);
  fc.assert(
    fc.property(values, settings, (more, blanks) => {
      const event = read(profile, { ...data(step), ...more }, blanks);
      expect(event).toMatchObject({ erpId: erpId(12), removes: false });
      expect(event.fields).toMatchObject({ lastName: 'Durand', firstName: 'Zoé', email, emailKey: email });
    }),
    { numRuns: runs },
  );
});

test.each(fullProfileNames)('loses no person of %s by what is beside a readable name and address', (profile) => {
  const { names, data, erpId } = writerOf[profile];
  const beside = forNames([...names.firstName, ...names.lastName, ...names.email, ...optional], anything);
  fc.assert(
    fc.property(beside, settings, (more, blanks) => {
      // The usual names come last: they are readable.
      const event = read(profile, { ...more, ...data(step) }, blanks);
      expect(event).toMatchObject({ erpId: erpId(12), removes: false });
      expect(event.fields?.lastName).toBeTruthy();
      expect(event.fields?.emailKey).toBeTruthy();
    }),
    { numRuns: runs },
  );
});

test.each(fullProfileNames)('leaves out an unreadable optional field of %s with a warning', (profile) => {
  const { names, data } = writerOf[profile];
  const places = (['phone', 'birthDate'] as const).flatMap((field) => names[field].map((name) => ({ field, name })));
  fc.assert(
    fc.property(fc.constantFrom(...places), unreadable, settings, ({ field, name }, value, blanks) => {
      const { fields, warnings } = read(profile, { ...data(step), [name]: value }, blanks);
      expect(fields).not.toHaveProperty(field);
      expect(warnings?.map(({ pointer }) => pointer)).toContain(`/data/${field}`);
    }),
    { numRuns: runs },
  );
});

const filled = {
  ...{ lastName: 'Durand', firstName: 'Zoé', email, phone: '06 12 34 56 78', birthDate: '1990-04-12' },
  ...{ fullName: 'Zoé Durand', secondPhone: '02 41 00 00 00' },
};
const stored: Record<keyof FieldNames, object> = {
  ...{ lastName: { lastName: 'Durand' }, firstName: { firstName: 'Zoé' }, email: { email, emailKey: email } },
  ...{ phone: { phone: '+33612345678' }, birthDate: { birthDate: '1990-04-12' } },
  ...{ fullName: { lastName: 'Durand', firstName: 'Zoé' }, secondPhone: {} },
};

test.each(fullProfileNames)('keeps in %s the filled one of several names of a field, beside blanks', (profile) => {
  const { names } = writerOf[profile];
  const places = Object.entries(names).flatMap(([field, all]) =>
    all.map((name) => ({ field: field as keyof FieldNames, name, all })),
  );
  const needed = { ...writerOf[profile].data(step) };
  const message = fc.constantFrom(...places).chain((place) => {
    // A name in one field counts where the two names have no field of their own.
    const others = place.field === 'fullName' ? [...place.all, ...names.lastName, ...names.firstName] : place.all;
    const lasts = place.field === 'lastName' ? [...others, ...names.fullName] : others;
    return fc.record({ place: fc.constant(place), blanks: forNames(lasts, blank), setting: settings });
  });
  fc.assert(
    fc.property(message, ({ place: { field, name }, blanks, setting }) => {
      const own = field === 'firstName' ? Object.fromEntries(names.lastName.map((last) => [last, 'Durand'])) : {};
      const replaced = field === 'fullName' ? [...names.fullName, ...names.lastName, ...names.firstName] : names[field];
      const rest = Object.entries(needed).filter(([other]) => !replaced.includes(other));
      const data = { ...Object.fromEntries(rest), ...own, ...blanks, [name]: filled[field] };
      const { fields } = read(profile, data, setting);
      expect(fields).toMatchObject(stored[field]);
      if (field === 'secondPhone') expect([fields?.phone, fields?.secondPhone]).toContain('+33241000000');
    }),
    { numRuns: runs },
  );
});
