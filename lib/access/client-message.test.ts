import { expect, test } from 'vitest';
import { type AccessFacts, accessVerdict } from './access-verdict.ts';
import { clientMessage } from './client-message.ts';
import type { Namesake } from './read-verdict.ts';

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
const open: AccessFacts = { account, attachment, proof: { needed: true, provedAt: moment }, client, erp: null };
const namesake: Namesake = { id: 'c', ...person, deletedAt: null, heldBy: null };

function messageOf(facts: Partial<AccessFacts>, other: Namesake | null = null) {
  const all = { ...open, ...facts };
  return clientMessage({ verdict: accessVerdict(all), facts: all, namesake: other }, 'dupre@gmail.com');
}

const gmail = 'd•••@g•••.com';
const hotmail = 'p•••@h•••.fr';

test.each<[string, ReturnType<typeof messageOf>, object | null]>([
  [
    'nobody registered',
    messageOf({ account: null, attachment: null, client: null }, namesake),
    { kind: 'register', email: gmail },
  ],
  [
    'an account of the same address that waits',
    messageOf({ attachment: null, client: null }, namesake),
    { kind: 'link', email: hotmail },
  ],
  [
    'an account that nobody knows',
    messageOf({ attachment: null, client: null }),
    { kind: 'tell', email: hotmail, firstName: '' },
  ],
  [
    'a request that waits',
    messageOf({ attachment: { ...attachment, validation: 'pending' } }),
    { kind: 'validate', email: hotmail, firstName: 'Hélène' },
  ],
  ['an address to prove', messageOf({ proof: { needed: true, provedAt: null } }), { kind: 'confirm', email: hotmail }],
  [
    'an address that was changed and is to be proved',
    messageOf({ attachment: { ...attachment, emailChangedAt: moment }, proof: { needed: true, provedAt: null } }),
    { kind: 'confirm', email: gmail },
  ],
  ['an address that nobody has', messageOf({ account: null, attachment: null, client: null }), null],
  [
    'a record in the bin',
    messageOf({ account: null, attachment: null, client: null }, { ...namesake, deletedAt: moment }),
    null,
  ],
  ['a refusal', messageOf({ attachment: { ...attachment, validation: 'refused' } }), null],
  ['open', messageOf({}), null],
])('%s', (_what, message, expected) => {
  if (expected === null) expect(message).toBeNull();
  else expect(message).toMatchObject(expected);
  expect(JSON.stringify(message)).not.toMatch(/dupre@|private|gmail|hotmail/);
});
