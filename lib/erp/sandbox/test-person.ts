import type { Connection } from '#lib/erp/connections/connection.ts';
import type { IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import type { ApiSettings, ThinProfile } from '#lib/erp/profiles/thin-profile.ts';
import { fetchedEvent } from '#lib/erp/thin/fetched-event.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type TestVerb, testContact, testContactId } from './test-contact.ts';

const { firstName, lastName, email } = testContact;

/** The test contact as the API of each ERP whose people are fetched returns them. */
const records: Record<string, (settings: ApiSettings) => Record<string, unknown>> = {
  resamania: ({ clientToken = 'monclub', clubId = `/${clientToken}/clubs/1` }) => ({
    '@id': `/${clientToken}/contacts/${testContactId}`,
    '@type': 'Contact',
    clubId,
    number: testContactId,
    givenName: firstName,
    familyName: lastName,
    email,
  }),
  magicline: () => ({ id: Number(testContactId), firstName, lastName, email, status: 'MEMBER' }),
};

/**
 * Makes the event for the test contact as if it had been fetched: the notice alone would have the
 * real API asked for a person whom it does not know. `said`: what the API would return.
 */
export function fetchedTestContact(
  connection: Connection,
  thin: ThinProfile,
  settings: ApiSettings,
  verb: TestVerb,
): { said: Record<string, unknown>; event: IncomingEvent } {
  const access = { connection, thin, settings };
  const lease = { erpId: testContactId, lease: newId(), leasedAt: new Date() };
  const json = records[connection.profile]?.(settings) ?? {};
  return verb === 'delete'
    ? { said: { status: 404 }, event: fetchedEvent(access, lease, { problem: { code: 'gone' } }) }
    : { said: json, event: fetchedEvent(access, lease, { json }) };
}
