import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailKey } from './email-key.ts';
import { maskEmail } from './mask-email.ts';

test.each([
  ['helene.dupre@gmail.com', 'h•••@g•••.com'],
  ['Helene@GMAIL.com ', 'h•••@g•••.com'],
  ['h@g.fr', 'h•••@g•••.fr'],
  ['a@club.co.uk', 'a•••@c•••.uk'],
  ['a@mail.sport.club-lumiere.fr', 'a•••@m•••.fr'],
  ['Élise@münchen.de', 'é•••@m•••.de'],
  ['a@xn--mnchen-3ya.de', 'a•••@m•••.de'],
  ['a@exämple.xn--p1ai', 'a•••@e•••.рф'],
  ['+tag@gmail.com', '•••@g•••.com'],
  ['李明@example.org', '李•••@e•••.org'],
  ['<b>x</b>@example.org', '•••@e•••.org'],
  [`${'a'.repeat(64)}@${'b'.repeat(60)}.org`, 'a•••@b•••.org'],
  ['no address', '•••'],
  ['@example.org', '•••'],
  ['a@localhost', '•••'],
  ['', '•••'],
])('shows %j as %j', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

const local = fc.stringMatching(/^[a-zA-Z0-9+_-][a-z0-9._+-]{0,30}$/);
const label = fc.oneof(fc.stringMatching(/^[a-z0-9]{1,20}$/), fc.constantFrom('münchen', 'école', 'пример'));
const end = fc.constantFrom('fr', 'com', 'ch', 'uk', 'рф');

test('reveals only the two first letters and the end', () => {
  fc.assert(
    fc.property(
      local,
      local,
      fc.array(label, { minLength: 1, maxLength: 3 }),
      fc.array(label, { maxLength: 3 }),
      end,
      (one, other, labels, more, tld) => {
        const masked = maskEmail(`${one}@${[...labels, tld].join('.')}`);
        expect(masked).toMatch(/^[\p{L}\p{N}]?•••@[\p{L}\p{N}]?•••\.[\p{L}]+$/u);
        const initial = (text: string) => text[0] as string;
        const alike = `${initial(one)}${other}@${[initial(labels[0] as string) + more.join(''), tld].join('.')}`;
        if (emailKey(alike).ok) expect(maskEmail(alike)).toBe(masked);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('reveals no more of an address in any script, and never throws', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(text, text).map((parts) => parts.join('@')),
      ),
      (email) => {
        const masked = maskEmail(email);
        if (emailKey(email).ok) expect(masked).toMatch(/^[\p{L}\p{N}]?•••@[\p{L}\p{N}]?•••\.[^.@]+$/u);
      },
    ),
    { numRuns: 2_000 },
  );
});
