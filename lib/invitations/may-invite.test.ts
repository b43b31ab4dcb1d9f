import { expect, test } from 'vitest';
import { type InviteFacts, mayInvite } from './may-invite.ts';

const now = new Date('2026-11-22T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const days = 24 * 60;
const facts: InviteFacts = {
  deletedAt: null,
  registered: false,
  former: false,
  email: 'zoe@exemple.example',
  emailKey: 'zoe@exemple.example',
  last: null,
  blocks: [],
};
const last = (...times: Date[]) => ({ emailKey: facts.emailKey, times, mail: 'sent' as const });

test.each<[string, Partial<InviteFacts>, ReturnType<typeof mayInvite>]>([
  ['never invited', {}, null],
  ['in the bin', { deletedAt: now }, { code: 'deleted' }],
  ['on the app', { registered: true }, { code: 'registered' }],
  ['a former client whose access is closed', { former: true }, { code: 'former' }],
  ['no address', { email: '', emailKey: 'held:c' }, { code: 'no-address' }],
  ['an address that bounced', { blocks: ['bounced'] }, { code: 'bounced' }],
  ['a client who complained', { blocks: ['bounced', 'complained'] }, { code: 'complained' }],
  ['a client who unsubscribed', { blocks: ['unsubscribed'] }, { code: 'unsubscribed' }],
  ['still waiting', { last: { ...last(minutesAgo(60)), mail: 'queued' } }, { code: 'queued' }],
  ['nine minutes ago', { last: last(minutesAgo(9)) }, { code: 'cool-down', until: minutesAgo(-1) }],
  ['ten minutes ago', { last: last(minutesAgo(10)) }, null],
  ['nine minutes ago, to another address', { last: { ...last(minutesAgo(9)), emailKey: 'old@exemple.example' } }, null],
  ['cancelled before it was sent', { last: { ...last(minutesAgo(1)), mail: 'cancelled' } }, null],
  ['four times this week', { last: last(...[6, 5, 4, 3].map((day) => minutesAgo(day * days))) }, null],
  [
    'five times this week',
    { last: last(...[6, 5, 4, 3, 2].map((day) => minutesAgo(day * days))) },
    { code: 'weekly-limit', until: minutesAgo(-1 * days) },
  ],
  [
    'five times, the first more than a week ago',
    { last: last(...[8, 5, 4, 3, 2].map((day) => minutesAgo(day * days))) },
    null,
  ],
  [
    'five times this week, to another address',
    { last: { ...last(...[6, 5, 4, 3, 2].map((day) => minutesAgo(day * days))), emailKey: 'old@exemple.example' } },
    { code: 'weekly-limit', until: minutesAgo(-1 * days) },
  ],
])('decides about: %s', (_who, more, problem) => {
  expect(mayInvite({ ...facts, ...more }, now)).toEqual(problem);
});
