import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readMessage } from '#lib/erp/events/read-message.ts';
import type { LiveSecret } from '#lib/erp/profiles/live-secret.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { erpnextTemplate } from '#lib/erp/sandbox/erpnext-template.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { startFakeResamania } from '../fake-resamania.ts';
import { changeMaker } from './changes.ts';
import type { Change, PlayedMessage } from './played-erp.ts';
import { playedErpOf, playedProfiles } from './played-erps.ts';
import { toPhpJson, toPythonJson } from './program-json.ts';
import { playResamania } from './resamania.ts';

const at = new Date('2026-11-28T03:12:33.481Z');
const person = (number: number) => ({
  number,
  lastName: 'Durand',
  firstName: 'Élise',
  email: `h${number}@exemple.example`,
  phone: '0612345678',
});
const change = (kind: Change['kind'], number: number): Change => ({ id: 'msg_1', kind, person: person(number), at });

/** The secret of the other program is never taken. */
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const otherSecret = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;

function callOf(message: PlayedMessage): Call & { body: Record<string, unknown> } {
  const { method, path, headers, body } = message();
  const [, token = null, verb = null] = path.split('/');
  return {
    headers: new Headers(headers),
    raw: Buffer.from(body),
    token: token === '' ? null : token,
    verb: verb ?? (method === 'DELETE' ? 'delete' : null),
    receivedAt: new Date(),
    body: JSON.parse(body) as Record<string, unknown>,
  };
}

function secretsOf(kind: 'signing' | 'carried', plain: string): LiveSecret[] {
  const hash = createHash('sha256').update(plain).digest('hex');
  return [kind === 'signing' ? { id: 's', plain } : { id: 's', hash }];
}

const full = playedProfiles.filter((name) => name !== 'resamania');

describe.each(full)('%s', (name) => {
  const profile = profileOf(name);
  const eventsOf = (kind: Change['kind'], number: number) =>
    playedErpOf(name)
      .messages(change(kind, number), secret)
      .map((message) => {
        const call = callOf(message);
        expect(profile.authenticate(call, secretsOf(profile.secret, secret))).toEqual({ ok: true, value: 's' });
        expect(profile.authenticate(call, secretsOf(profile.secret, otherSecret)).ok).toBe(false);
        const { content } = readMessage(connectionOf(name), profile, call, call.body);
        if (!content || !('event' in content)) throw new Error(JSON.stringify(content));
        return content.event;
      });

  test('sends people that the profile reads', () => {
    for (const kind of ['created', 'updated'] as const) {
      const event = eventsOf(kind, 200).at(-1);
      expect(event).toMatchObject({ removes: false, fields: { lastName: 'Durand', firstName: 'Élise' } });
      expect(event?.hold).toBeUndefined();
      expect(event?.fields).toMatchObject({ email: 'h200@exemple.example', phone: '+33612345678' });
      if (name !== 'dolibarr') expect(event?.version).toEqual(at);
    }
  });

  test('removes people in both ways', () => {
    expect(eventsOf('removed', 200).map(({ removes }) => removes)).toEqual([true]);
    expect(eventsOf('removed', 201).map(({ removes }) => removes)).toEqual([true]);
    expect(eventsOf('removed', 201)[0]?.erpId).toBe(eventsOf('created', 201)[0]?.erpId);
  });
});

test('keeps a new member of Dolibarr a draft until the second message', () => {
  const held = playedErpOf('dolibarr')
    .messages(change('created', 200), secret)
    .map((message) => {
      const call = callOf(message);
      const { content } = readMessage(connectionOf('dolibarr'), profileOf('dolibarr'), call, call.body);
      return content && 'event' in content ? content.event.hold : content;
    });
  expect(held).toEqual(['status-pending', undefined]);
});

test('sends the fields of our template as ERPNext', () => {
  const [message] = playedErpOf('frappe').messages(change('updated', 200), secret);
  const names = [...erpnextTemplate.matchAll(/^ {2}"(\w+)"/gm)].map(([, name]) => name);
  expect(Object.keys(callOf(message as PlayedMessage).body)).toEqual(names);
});

test('names only the contact as Resamania, and its API has the person', async () => {
  const fake = await startFakeResamania();
  const { thin, authenticate } = profileOf('resamania');
  const notices = (['created', 'removed'] as const).map((kind) => {
    const [message] = playResamania(fake).messages(change(kind, 201), secret);
    const call = callOf(message as PlayedMessage);
    expect(authenticate(call, secretsOf('carried', secret)).ok).toBe(true);
    return { notice: thin?.readNotice(call.body, fake.settings), isKnown: fake.contacts.has('201') };
  });
  await fake.close();
  expect(notices).toEqual([
    { notice: { webhookId: null, type: 'contact.created', erpId: '201' }, isKnown: true },
    { notice: { webhookId: null, type: 'contact.deleted', erpId: '201' }, isKnown: false },
  ]);
});

test('creates a person before it updates or removes them', () => {
  const next = changeMaker('club-x');
  const present = new Set<number>();
  for (let count = 0; count < 2_000; count += 1) {
    const { kind, person: changed } = next();
    expect(kind === 'created').toBe(!present.has(changed.number));
    if (kind === 'removed') present.delete(changed.number);
    else present.add(changed.number);
  }
});

test('writes JSON as PHP and Python do', () => {
  const value = { a: [1, { b: 'é/"\n  }' }], c: null };
  expect(toPhpJson(value)).toBe('{"a":[1,{"b":"\\u00e9\\/\\"\\n  }"}],"c":null}');
  expect(toPythonJson(value)).toBe('{"a": [1, {"b": "\\u00e9/\\"\\n  }"}], "c": null}');
});
