import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { mailKinds, type SecretPlace, secretPlacesOf } from './mail-kind.ts';
import { hiddenSecret, mailSecret, requireHiddenSecrets, strikeSecrets, withSecrets } from './mail-secret.ts';

const places: SecretPlace[] = ['code', 'action', 'unsubscribe'];
const mail = fc.record({ kind: fc.constantFrom(...mailKinds), id: fc.uuid() });
const link = (url: string) => ({ label: 'Ouvrir', url });
const hidden = { greeting: '', paragraphs: [], footer: [] };

beforeEach(() => {
  process.env.AUTH_SECRET = 'a secret for tests that is long enough';
});

test('derives the same secret every time, and another one for another mail, kind, place or AUTH_SECRET', () => {
  fc.assert(
    fc.property(mail, mail, fc.constantFrom(...places), fc.constantFrom(...places), (one, other, place, elsewhere) => {
      const secret = mailSecret(one, place);
      expect(secret).toMatch(place === 'code' ? /^\d{6}$/ : /^[\w-]{43}$/);
      expect(mailSecret({ ...one, id: one.id.toUpperCase() }, place)).toBe(secret);
      // Two codes may be equal by chance: links may not.
      const same = one.kind === other.kind && one.id === other.id && place === elsewhere;
      if (place !== 'code') expect(mailSecret(other, elsewhere) === secret).toBe(same);
      process.env.AUTH_SECRET = 'another secret, which is as long as the first';
      const under = mailSecret(one, place);
      process.env.AUTH_SECRET = 'a secret for tests that is long enough';
      if (place !== 'code') expect(under).not.toBe(secret);
    }),
  );
});

test('spreads codes over all million', () => {
  const firsts = new Set(
    Array.from({ length: 400 }, (_, index) => mailSecret({ kind: 'email-code', id: `${index}` }, 'code').slice(0, 2)),
  );
  expect(firsts.size).toBeGreaterThan(90);
});

describe('withSecrets', () => {
  test('fills exactly the declared places, and nothing that a person wrote', () => {
    const content = {
      greeting: `Bonjour ${hiddenSecret}`,
      paragraphs: [`${hiddenSecret} vous invite`],
      code: hiddenSecret,
      action: link(`https://club.example/open/${hiddenSecret}`),
      footer: [hiddenSecret],
      unsubscribe: link(`https://club.example/out/${hiddenSecret}`),
    };
    for (const kind of mailKinds) {
      const id = crypto.randomUUID();
      const filled = withSecrets({ kind, id }, content);
      const declared = secretPlacesOf(kind);
      const expected = {
        ...content,
        ...(declared.includes('code') && { code: mailSecret({ kind, id }, 'code') }),
        ...(declared.includes('action') && {
          action: link(`https://club.example/open/${mailSecret({ kind, id }, 'action')}`),
        }),
        ...(declared.includes('unsubscribe') && {
          unsubscribe: link(`https://club.example/out/${mailSecret({ kind, id }, 'unsubscribe')}`),
        }),
      };
      expect(filled).toEqual(expected);
    }
  });

  test('leaves a mail of an older version alone', () => {
    expect(withSecrets({ kind: 'email-code', id: 'x' }, hidden)).toEqual(hidden);
    expect(withSecrets({ kind: 'gone', id: 'x' }, { ...hidden, code: hiddenSecret })).toEqual({
      ...hidden,
      code: hiddenSecret,
    });
  });
});

test('refuses to queue a mail that holds its secret, or one that its kind does not declare', () => {
  const code = { ...hidden, code: '123456' };
  const page = { ...hidden, action: link('https://club.example/club/erp') };
  const token = { ...hidden, action: link('https://club.example/reset-password?token=abc') };
  const left = { ...hidden, action: link(`https://club.example/reset-password?token=${hiddenSecret}`) };
  expect(() => requireHiddenSecrets('email-code', { ...hidden, code: hiddenSecret })).not.toThrow();
  expect(() => requireHiddenSecrets('email-code', code)).toThrow();
  expect(() => requireHiddenSecrets('email-code', hidden)).toThrow();
  expect(() => requireHiddenSecrets('request-refused', code)).toThrow();
  expect(() => requireHiddenSecrets('erp-incident', page)).not.toThrow();
  expect(() => requireHiddenSecrets('erp-incident', left)).toThrow();
  expect(() => requireHiddenSecrets('password-reset', token)).toThrow();
  expect(() => requireHiddenSecrets('password-reset', left)).not.toThrow();
  expect(() => requireHiddenSecrets('invitation', left)).toThrow();
});

test('strikes the secrets of a mail out of what a provider says about it', () => {
  const one = { kind: 'invitation', id: crypto.randomUUID() };
  const quoted = `554 rejected: https://club.example/invitation/${mailSecret(one, 'action')} and ${mailSecret(one, 'unsubscribe')}`;
  expect(strikeSecrets([one], quoted)).toBe(
    `554 rejected: https://club.example/invitation/${hiddenSecret} and ${hiddenSecret}`,
  );
});
