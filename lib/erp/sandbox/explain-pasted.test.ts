import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { type Call, fullProfileNames, type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { explainPasted, maxExplainedLength } from './explain-pasted.ts';
import { testBody } from './test-contact.ts';

const call: Call = {
  headers: new Headers(),
  raw: new Uint8Array(),
  token: null,
  verb: 'upsert',
  receivedAt: new Date('2026-11-28T10:00:00Z'),
};
const api = { baseUrl: 'https://gateway.example/resa2', clientToken: 'monclub', clubId: '/monclub/clubs/1' };

function explain(profile: ProfileName, body: object | string, settings: Record<string, string> | null = null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return explainPasted(connectionOf(profile), call, text, settings);
}

/** Each field as "read < counted places (places that do not count) ! codes". */
function summary(profile: ProfileName, body: object | string, settings: Record<string, string> | null = null) {
  const [first] = explain(profile, body, settings).messages;
  const fields = (first?.fields ?? []).map(({ field, read, sources, codes }) => {
    const counted = sources.filter(({ counts }) => counts).map(({ pointer }) => pointer);
    const others = sources.filter(({ counts }) => !counts).map(({ pointer }) => `(${pointer})`);
    const wrong = codes.length > 0 ? ` ! ${codes.join(' ')}` : '';
    return [field, `${read ?? '-'} < ${[...counted, ...others].join(' ')}${wrong}`];
  });
  return { how: first?.kind, unused: first?.unused, fetch: first?.fetch, ...Object.fromEntries(fields) };
}

describe('explains', () => {
  test('w02: the one name of a Frappe customer beside names that are null', () => {
    expect(
      summary('frappe', {
        event: 'on_update',
        doctype: 'Customer',
        name: 'CUST-0201',
        customer_name: 'Édith Mornay',
        first_name: null,
        last_name: null,
        email_id: 'edith.m@exemple.example',
        mobile_no: null,
        disabled: 0,
        modified: '2026-11-26 08:00:00',
        territory: 'Ouest',
      }),
    ).toMatchObject({
      how: 'message',
      type: 'on_update < /event',
      id: 'Customer/CUST-0201 < /name',
      lastName: 'Mornay < /customer_name (/first_name) (/last_name) ! name-split',
      firstName: 'Édith < /customer_name (/first_name) (/last_name)',
      email: 'edith.m@exemple.example < /email_id',
      phone: ' < /mobile_no',
      status: 'active < /disabled',
      version: '2026-11-26T07:00:00.000Z < /modified',
      unused: ['/territory'],
    });
  });

  test('w03: which of several phones counts, and which is empty', () => {
    const eventData = {
      siteId: 7,
      clientId: '300000301',
      clientUniqueId: 300301,
      status: 'Active',
      firstName: 'Gaspard',
      lastName: 'Jolivet',
      email: 'gaspard.j@exemple.example',
      mobilePhone: null,
      homePhone: '02 41 01 03 01',
      workPhone: 'voir fiche',
      birthDateTime: '31/02/1990',
    };
    const eventId = 'client.updated';
    const at = '2026-11-26T08:00:00Z';
    expect(
      summary('mindbody', { messageId: 'w03', eventId, eventInstanceOriginationDateTime: at, eventData }),
    ).toMatchObject({
      messageId: 'w03 < /messageId',
      type: 'client.updated < /eventId',
      id: '300301 < /eventData/clientUniqueId',
      phone: '+33241010301 < /eventData/homePhone /eventData/workPhone (/eventData/mobilePhone) ! phone-unreadable',
      birthDate: '- < /eventData/birthDateTime ! date-impossible',
      unused: ['/eventData/siteId', '/eventData/clientId'],
    });
  });

  test('why a Dolibarr subscription, a company and a supplier are no client', () => {
    const object = { id: '701', lastname: 'Zobel', firstname: 'Julie', email: 'j@exemple.example', statut: '-1' };
    expect(summary('dolibarr', { triggercode: 'MEMBER_SUBSCRIPTION_CREATE', object })).toMatchObject({
      type: 'MEMBER_SUBSCRIPTION_CREATE < /triggercode ! type-not-followed',
    });
    expect(summary('dolibarr', { triggercode: 'MEMBER_MODIFY', object: { ...object, pass: 'secret' } })).toMatchObject({
      status: 'pending < /triggercode /object/statut',
      unused: ['/object/pass'],
    });
    const supplier = { doctype: 'Supplier', name: 'S-1', supplier_name: 'Eau' };
    expect(summary('frappe', supplier)).toMatchObject({ how: 'message' });
    expect(explain('frappe', supplier).messages[0]?.fields.find(({ field }) => field === 'kind')).toMatchObject({
      codes: ['kind-not-counted'],
      sources: [{ pointer: '/doctype', sent: 'Supplier', counts: true }],
    });
  });

  test('w08: an address in its dress, and two of them', () => {
    const partner = { _id: 801, name: 'Côme Lavallée', phone: false, active: true, write_date: '2026-11-26 08:00:00' };
    expect(summary('odoo', { ...partner, email: 'a@exemple.example, b@exemple.example' })).toMatchObject({
      email: 'a@exemple.example < /email ! other-address',
      id: 'res.partner/801 < /_id',
      phone: ' < /phone',
    });
  });

  test('w09: the lines of a snapshot, and a batch', () => {
    const line = { id: 'S-1', email: 'zoe@exemple.example', firstName: 'Zoé', lastName: 'Préval' };
    const lines = [line, { ...line, id: 'S-2' }, line, line].map((one) => JSON.stringify(one)).join('\r\n');
    expect(explain('standard', lines)).toMatchObject({ total: 4, messages: [{ kind: 'line' }, {}, {}] });
    expect(summary('standard', lines)).toMatchObject({ id: 'S-1 < /id', lastName: 'Préval < /lastName' });
    expect(summary('standard', line)).toMatchObject({ how: 'line', id: 'S-1 < /id' });
    const events = [testBody('standard', 'upsert', call.receivedAt), 1, testBody('bearer', 'delete', call.receivedAt)];
    expect(explain('standard', { events })).toMatchObject({ total: 2, messages: [{ kind: 'message' }, {}] });
  });

  test('which person a notice of Resamania is about, and the person as its API returns them', () => {
    const notice = (club: string) => ({
      event: 'contact.updated',
      data: { object: { contactId: '/monclub/contacts/2', clubId: `/monclub/clubs/${club}` } },
    });
    expect(summary('resamania', notice('1'), api)).toMatchObject({
      how: 'notice',
      type: 'contact.updated < /event',
      id: '2 < /data/object/contactId /data/object/clubId',
      fetch: 'https://gateway.example/resa2/monclub/contacts/2',
    });
    expect(summary('resamania', notice('2'), api)).toMatchObject({
      id: '- < /data/object/contactId /data/object/clubId ! other-club',
      fetch: null,
    });
    expect(summary('resamania', notice('2'))).toMatchObject({ id: '2 < /data/object/contactId', fetch: null });
    const contact = { '@id': '/monclub/contacts/2', givenName: 'Zoé', familyName: 'Durand', mobile: '06 12 34 56 78' };
    expect(summary('resamania', contact, api)).toMatchObject({
      how: 'person',
      id: '2 < /@id',
      phone: '+33612345678 < /mobile',
    });
  });
});

test.each(profileNames)('explains for %s the test contact as its endpoint reads it', (profile) => {
  const body = testBody(profile, 'upsert', call.receivedAt);
  const [explained] = explain(profile, body, api).messages;
  expect(explained?.kind).toBe(fullProfileNames.some((name) => name === profile) ? 'message' : 'notice');
  expect(explained?.fields.find(({ field }) => field === 'id')?.sources.length).toBeGreaterThan(0);
});

const names = ['id', 'name', 'email', 'email_id', 'phone', 'object', 'data', 'eventData', 'doc', 'doctype', 'status'];
const anyBody = fc.object({
  key: fc.constantFrom(...names, 'firstName', 'lastName', 'triggercode', 'event', 'type', '__proto__', 'a/b'),
  values: [
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('client.updated', 'x@y.example'),
  ],
  maxDepth: 3,
});

test('explains any object, and reads the same as the endpoint', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fullProfileNames), anyBody, (profile, body) => {
      const text = JSON.stringify(body);
      const [explained] = explain(profile, text).messages;
      if (explained?.kind !== 'message') return;
      const connection = connectionOf(profile);
      const { content } = readMessage(connection, profileOf(profile), call, JSON.parse(text));
      const erpId = content && 'event' in content ? content.event.erpId : null;
      if (erpId) expect(explained.fields.find(({ field }) => field === 'id')?.read).toBe(erpId);
    }),
  );
});

test('limits what it explains', () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`a${n}`, n]));
  expect(explain('dolibarr', { triggercode: 'MEMBER_MODIFY', object: many }).messages[0]?.isCut).toBe(true);
  expect(explain('standard', 'x'.repeat(maxExplainedLength + 1))).toEqual({ messages: [], total: 0 });
  expect(explain('standard', '[[[[')).toEqual({ messages: [], total: 0 });
  expect(explain('standard', '{"type":"client.updated"}}{')).toEqual({ messages: [], total: 0 });
});
