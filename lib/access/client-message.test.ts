import { expect, test } from 'vitest';
import { accessVerdict } from './access-verdict.ts';
import { clientMessage } from './client-message.ts';
import type { Namesake } from './read-verdict.ts';
import type { AccessFacts } from './verdict.ts';

const moment = new Date('2026-11-20T10:00:00Z');
const person = { firstName: 'Hélène', lastName: 'Dupré' };
const account = {
  id: 'a',
  email: 'private@hotmail.fr',
  ...person,
  device: null,
  registeredAt: moment,
  lastSeenAt: null,
};
const client = { id: 'c', ...person, email: 'dupre@gmail.com', deletedAt: null };
const attachment = {
  ...{
    id: 't',
    validation: 'not-needed' as const,
    attachedAt: moment,
    requestedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
  },
  emailChangedAt: null,
};
const proof = { needed: true, provedAt: moment };
const open: AccessFacts = { account, attachment, proof, recordHasNoAddress: false, client, erp: null };
const namesake: Namesake = { id: 'c', ...person, deletedAt: null, heldBy: null };

function messageOf(facts: Partial<AccessFacts>, other: Namesake | null = null) {
  const all = { ...open, ...facts };
  return clientMessage({ verdict: accessVerdict(all), facts: all, namesake: other }, 'dupre@gmail.com');
}

const gmail = 'd•••@g•••.com';
const hotmail = 'p•••@h•••.fr';

test.each<[string, ReturnType<typeof messageOf>, object | null]>([
  [
    'no registration',
    messageOf({ account: null, attachment: null, client: null }, namesake),
    { kind: 'register', email: gmail },
  ],
  [
    'a waiting account with the same address',
    messageOf({ attachment: null, client: null }, namesake),
    { kind: 'link', email: hotmail },
  ],
  [
    'an unknown account',
    messageOf({ attachment: null, client: null }),
    { kind: 'tell', email: hotmail, firstName: '' },
  ],
  [
    'a pending request',
    messageOf({ attachment: { ...attachment, validation: 'pending' } }),
    { kind: 'validate', email: hotmail, firstName: 'Hélène' },
  ],
  ['an address to prove', messageOf({ proof: { needed: true, provedAt: null } }), { kind: 'confirm', email: hotmail }],
  [
    'an address that was changed and is to be proved',
    messageOf({ attachment: { ...attachment, emailChangedAt: moment }, proof: { needed: true, provedAt: null } }),
    { kind: 'confirm', email: gmail },
  ],
  ['an unknown address', messageOf({ account: null, attachment: null, client: null }), null],
  [
    'a record in the trash',
    messageOf({ account: null, attachment: null, client: null }, { ...namesake, deletedAt: moment }),
    null,
  ],
  [
    'a record without an address',
    messageOf({ account: null, attachment: null, client: null, recordHasNoAddress: true }, namesake),
    null,
  ],
  ['a refusal', messageOf({ attachment: { ...attachment, validation: 'refused' } }), null],
  ['open access', messageOf({}), null],
])('writes the message for: %s', (_what, message, expected) => {
  if (expected === null) expect(message).toBeNull();
  else expect(message).toMatchObject(expected);
  expect(JSON.stringify(message)).not.toMatch(/dupre@|private|gmail|hotmail/);
});
