import type { FakeResamania } from '../fake-resamania.ts';
import { type Change, isMarkedOnly, type PlayedErp } from './played-erp.ts';

/**
 * Resamania (doc.resamania.com, "Webhooks"): a message says only who changed, so each change is
 * written into its API, here a local fake, before the message leaves. Repetitions are not
 * documented, so none are played.
 */
export function playResamania(fake: FakeResamania): PlayedErp {
  return {
    timeoutMs: 10_000,
    waits: [],
    messages: (change, secret) => {
      keep(fake, change);
      const id = String(change.person.number);
      const gone = !fake.contacts.has(id);
      const body = JSON.stringify(fake.notice(id, gone ? 'contact.deleted' : `contact.${verbOf(change)}`));
      const headers = { 'content-type': 'application/json' };
      return [() => ({ method: 'POST', path: `/${secret}`, headers, body })];
    },
  };
}

function verbOf({ kind }: Change): string {
  return kind === 'created' ? 'created' : 'updated';
}

function keep({ contacts }: FakeResamania, { kind, person }: Change): void {
  const { number, lastName, firstName, email, phone } = person;
  if (kind === 'removed' && !isMarkedOnly(person)) contacts.delete(String(number));
  else
    contacts.set(String(number), {
      familyName: lastName,
      givenName: firstName,
      email,
      mobile: phone,
      birthDate: null,
      state: kind === 'removed' ? 'archived' : 'client',
    });
}
