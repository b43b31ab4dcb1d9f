import { isValidPhoneNumber } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { emailKey } from '#lib/identity/email-key.ts';
import { parsePhone } from '#lib/identity/phone.ts';
import { demoPeople } from './demo-people.ts';

const people = demoPeople(1_000, 1);

test('makes the same people every time, among them Hélène Dupré', () => {
  expect(demoPeople(1_000, 1)).toEqual(people);
  expect(people[0]).toMatchObject({ lastName: 'Dupré', firstName: 'Hélène' });
});

test('gives each person a valid address of their own that reaches no mailbox', () => {
  const keys = people.map((person) => emailKey(person.email));
  expect(keys.every((key) => key.ok && key.value.endsWith('.example'))).toBe(true);
  expect(new Set(keys.map((key) => key.ok && key.value)).size).toBe(1_000);
});

test('stores telephone numbers as a form would, each for one person', () => {
  const phones = people.flatMap((person) => person.phone ?? []);
  expect(phones.every((phone) => /^\+33\d{9}$/.test(phone) && parsePhone(phone, 'FR') === phone)).toBe(true);
  expect(phones.filter((phone) => isValidPhoneNumber(phone)).length).toBeGreaterThan(phones.length * 0.8);
  expect(new Set(phones).size).toBe(phones.length);
});
