import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { toEvent } from '#lib/erp/events/to-event.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import type { LiveSecret } from './live-secret.ts';
import type { Call, FullProfileName } from './profile.ts';
import { fullProfileNames } from './profile.ts';
import { profileOf } from './profile-of.ts';

const receivedAt = new Date('2026-11-21T10:00:05.000Z');
const plain: Record<FullProfileName, string> = {
  standard: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  frappe: 'erp_frappe',
  odoo: 'erp_odoo',
  dolibarr: 'erp_dolibarr',
  mindbody: 'erp_mindbody',
  bearer: 'erp_bearer',
};

const hmac = (key: string | Buffer, content: string) => createHmac('sha256', key).update(content).digest('base64');
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');

/** The identity of a fixture's person: the fixture of Frappe has a doctype. */
function identity(name: FullProfileName): { erpId: string; kind?: string } {
  const kind = {
    dolibarr: 'MEMBER',
    odoo: 'res.partner',
    frappe: 'Contact',
    standard: null,
    bearer: null,
    mindbody: null,
  }[name];
  return kind ? { erpId: `${kind}/1042`, kind } : { erpId: '1042' };
}

/** A call as the ERP of a profile makes it. */
function callOf(name: FullProfileName, raw = fixture(name)): Call {
  const seconds = String(receivedAt.getTime() / 1000 - 3);
  const headers: Record<FullProfileName, Record<string, string>> = {
    standard: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': seconds,
      'webhook-signature': `v1a,ed25519 v1,${hmac(Buffer.alloc(32, 1), `msg_1.${seconds}.${raw}`)}`,
    },
    frappe: { 'x-frappe-webhook-signature': hmac(plain.frappe, raw) },
    odoo: {},
    dolibarr: {},
    mindbody: { 'x-mindbody-signature': `sha256=${hmac(plain.mindbody, raw)}` },
    bearer: { 'x-api-key': plain.bearer },
  };
  const token = name === 'odoo' || name === 'dolibarr' ? plain[name] : null;
  return {
    headers: new Headers(headers[name]),
    raw: Buffer.from(raw),
    token,
    verb: name === 'odoo' ? 'upsert' : null,
    receivedAt,
  };
}

/** As for a club in UTC, so that the naive times of Frappe are those of Odoo. */
function receiving(name: FullProfileName) {
  const { timestampNeeded } = profileOf(name);
  return { ...connectionOf(name, { timeZone: 'UTC' }), receivedAt, timestampNeeded };
}

function secretsOf(name: FullProfileName): LiveSecret[] {
  const hash = createHash('sha256').update(plain[name]).digest('hex');
  return profileOf(name).secret === 'signing' ? [{ id: 's', plain: plain[name] }] : [{ id: 's', hash }];
}

describe.each(fullProfileNames)('%s', (name) => {
  const profile = profileOf(name);

  test('accepts its own call, and refuses those of other profiles', () => {
    expect(profile.authenticate(callOf(name), secretsOf(name))).toEqual({ ok: true, value: 's' });
    expect(profile.authenticate(callOf(name), [])).toEqual({ ok: false, problem: 'signature-invalid' });
    const bare = { ...callOf(name), headers: new Headers(), token: null };
    expect(profile.authenticate(bare, secretsOf(name)).ok).toBe(false);
    if (profile.secret === 'carried') return;
    const changed = { ...callOf(name), raw: Buffer.from(fixture(name).replace('Durand', 'Durant')) };
    expect(profile.authenticate(changed, secretsOf(name))).toEqual({ ok: false, problem: 'signature-invalid' });
  });

  test('reads the same person, and nothing else of the message', () => {
    const call = callOf(name);
    const reading = profile.read(JSON.parse(fixture(name)), call);
    expect(JSON.stringify(reading)).not.toContain('hunter2');
    const event = toEvent(reading, receiving(name));
    expect(event).toEqual({
      ok: true,
      value: {
        ...identity(name),
        version: name === 'dolibarr' ? receivedAt : new Date('2026-11-21T10:00:00.000Z'),
        removes: false,
        fields: {
          lastName: 'Durand',
          firstName: 'Zoé',
          email: 'zoe@exemple.example',
          emailKey: 'zoe@exemple.example',
          phone: '+33612345678',
          ...(name !== 'odoo' && { birthDate: '1990-04-12' }),
          ...(['odoo', 'dolibarr'].includes(name) && { secondPhone: null }),
        },
        ...(name === 'odoo' && { warnings: [{ pointer: '/data/fullName', code: 'name-split' }] }),
        ...(name === 'dolibarr' && { timeless: true }),
      },
    });
  });
});

test.each([
  ['odoo', { id: 7 }, 'delete', 'res.partner/7'],
  ['dolibarr', { triggercode: 'MEMBER_DELETE', object: { id: '7' } }, null, 'MEMBER/7'],
  [
    'mindbody',
    {
      eventId: 'client.deactivated',
      eventInstanceOriginationDateTime: '2026-11-21T10:00:00Z',
      eventData: { clientUniqueId: 7 },
    },
    null,
    '7',
  ],
  ['frappe', { event: 'on_trash', name: 7 }, null, '7'],
  ['frappe', { name: 7 }, 'delete', '7'],
] as const)('reads for %s a removal from %j', (name, body, verb, erpId) => {
  const profile = profileOf(name);
  const reading = profile.read(body, { ...callOf(name), verb });
  expect(toEvent(reading, receiving(name))).toMatchObject({
    ok: true,
    value: { erpId, removes: true, fields: null },
  });
});

const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 21, 10) + milliseconds);
const zoe = { lastName: 'Durand', firstName: 'Zoé', email: 'zoe@exemple.example', emailKey: 'zoe@exemple.example' };
const gone = { removes: true };

test.each([
  [
    'dolibarr',
    'third-party',
    {
      erpId: 'COMPANY/39',
      version: receivedAt,
      removes: false,
      fields: { lastName: 'Durand Zoé', phone: '+33612345678' },
    },
  ],
  ['dolibarr', 'resigned', { ...gone, erpId: 'MEMBER/1042', version: receivedAt }],
  [
    'frappe',
    'customer',
    {
      erpId: 'CUST-1042',
      version: at(0),
      removes: false,
      fields: { lastName: 'Durand', firstName: 'Zoé', phone: null },
    },
  ],
  ['frappe', 'disabled', { erpId: 'CUST-1042', version: at(0), removes: true, fields: { email: '', emailKey: '' } }],
  [
    'odoo',
    '19',
    { erpId: 'res.partner/1042', version: at(481), removes: false, fields: { ...zoe, phone: null, birthDate: null } },
  ],
  ['odoo', 'archived', { ...gone, erpId: 'res.partner/1042', version: at(0), fields: { lastName: 'Durand' } }],
  [
    'mindbody',
    'created',
    { erpId: '1042', version: at(0), removes: false, fields: { ...zoe, phone: null, birthDate: null } },
  ],
  ['mindbody', 'deactivated', { ...gone, erpId: '1042', version: at(0), fields: null }],
] as const)('reads for %s the captured message %s', (name, which, expected) => {
  const profile = profileOf(name);
  const raw = fixture(`${name}-${which}`);
  const reading = profile.read(JSON.parse(raw), callOf(name, raw));
  expect(JSON.stringify(reading)).not.toContain('hunter2');
  expect(toEvent(reading, receiving(name))).toMatchObject({
    ok: true,
    value: expected,
  });
});

test('ignores, in profile dolibarr, what concerns a subscription', () => {
  const reading = profileOf('dolibarr').read(JSON.parse(fixture('dolibarr-subscription')), callOf('dolibarr'));
  expect(reading).toMatchObject({ type: 'MEMBER_SUBSCRIPTION_CREATE', verb: null });
});

test('tells two messages with one body apart where only the method or the address says that it is a removal', () => {
  const body = { name: '7', modified: '2026-11-21 10:00:00', email_id: 'zoe@exemple.example', last_name: 'Durand' };
  const connection = connectionOf('frappe');
  const [first, repeated, removal] = [null, null, 'delete'].map((verb) =>
    readMessage(connection, profileOf('frappe'), { ...callOf('frappe', JSON.stringify(body)), verb }, body),
  );
  expect(first?.webhookId).toBe(repeated?.webhookId);
  expect(removal?.webhookId).not.toBe(first?.webhookId);
});
