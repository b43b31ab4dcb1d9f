import { expect, test } from 'vitest';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { type Call, fullProfileNames, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { curlSample } from './curl-sample.ts';
import { testBody, testContact, testErpId } from './test-contact.ts';
import { fetchedTestContact } from './test-person.ts';

const at = new Date('2026-11-22T10:00:00.000Z');

test.each(fullProfileNames)('reads for %s the test contact as a person, and removes it again', (name) => {
  const connection = connectionOf(name, { timeZone: 'America/Martinique' });
  const read = (verb: 'upsert' | 'delete') => {
    const call: Call = { headers: new Headers(), raw: Buffer.from('{}'), token: null, verb, receivedAt: at };
    return readMessage(connection, profileOf(name), call, testBody(name, verb, at)).content;
  };
  expect(read('upsert')).toMatchObject({
    event: { erpId: testErpId(name), version: at, removes: false, fields: testContact },
  });
  expect(read('delete')).toMatchObject({ event: { erpId: testErpId(name), version: at, removes: true } });
});

test.each(profileNames.filter((name) => profileOf(name).thin))(
  'plays for %s the test contact as its API would return them, and removes them again',
  (name) => {
    const { thin } = profileOf(name);
    if (!thin) throw new Error('the profile fetches no people');
    const play = (settings: Record<string, string>, verb: 'upsert' | 'delete') =>
      fetchedTestContact(connectionOf(name), thin, settings, verb).event.content;
    for (const settings of [{}, { clientToken: 'club', clubId: '/club/clubs/7' }])
      expect(play(settings, 'upsert')).toMatchObject({
        event: { erpId: testErpId(name), removes: false, fields: testContact },
      });
    expect(play({}, 'delete')).toMatchObject({ event: { erpId: testErpId(name), removes: true } });
  },
);

test.each(profileNames)('builds for %s a call that holds no secret, and asks for no more than a dry run', (name) => {
  const script = curlSample(name, 'https://club.example/api/erp/1/events');
  expect(script).toContain('SECRET="${SECRET:-');
  expect(script).toMatch(/curl -i "https:\/\/club\.example\/api\/erp\/1\/events[^"]*\?dry_run=1"/);
});
