import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { readMessage } from './read-message.ts';

const receivedAt = new Date('2026-11-26T10:00:00.000Z');
const minute = 60_000;

/** A message of each profile that carries a time. */
const messages: Partial<Record<ProfileName, (moment: unknown) => Record<string, unknown>>> = {
  standard: (timestamp) => ({ type: 'client.deleted', timestamp, data: { id: '7' } }),
  bearer: (timestamp) => ({ type: 'client.deleted', timestamp, data: { id: '7' } }),
  frappe: (modified) => ({ event: 'on_trash', name: '7', modified }),
  odoo: (write_date) => ({ id: 7, write_date }),
  mindbody: (moment) => ({
    eventId: 'client.deactivated',
    eventInstanceOriginationDateTime: moment,
    eventData: { clientUniqueId: 7 },
  }),
};
const profiles = Object.keys(messages) as (keyof typeof messages)[];

function read(profile: ProfileName, moment: unknown) {
  const body = messages[profile]?.(moment) ?? {};
  const connection = connectionOf(profile, { timeZone: 'UTC' });
  const call = {
    headers: new Headers(),
    raw: Buffer.from(JSON.stringify(body)),
    token: null,
    verb: 'delete',
    receivedAt,
  };
  const { content, payload } = readMessage(connection, profileOf(profile), call, body);
  return { version: content && 'event' in content ? content.event.version : null, ahead: payload.ahead };
}

test.each(profiles)(
  'takes for %s a time at most five minutes ahead as it is, and marks one beyond, which counts as the arrival',
  (profile) => {
    const inFive = new Date(receivedAt.getTime() + 5 * minute);
    const beyond = new Date(inFive.getTime() + 1);
    expect(read(profile, inFive.toISOString())).toEqual({ version: inFive, ahead: undefined });
    expect(read(profile, beyond.toISOString())).toEqual({ version: receivedAt, ahead: beyond.toISOString() });
    expect(read(profile, beyond.toISOString().replace('T', ' ').replace('Z', ''))).toMatchObject({
      version: receivedAt,
    });
  },
);

const near = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(receivedAt.getTime() + days * 24 * 60 * minute).toISOString());
const far = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

test.each(profiles)('gives for %s no version more than five minutes ahead, whatever the time', (profile) => {
  const moments = fc.oneof(
    near,
    far,
    fc.double(),
    fc.maxSafeInteger(),
    fc.string(),
    fc.constant('9999-12-31 23:59:59'),
  );
  fc.assert(
    fc.property(moments, (moment) => {
      const { version } = read(profile, moment);
      return version === null || version.getTime() <= receivedAt.getTime() + 5 * minute;
    }),
  );
});
