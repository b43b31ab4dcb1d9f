import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRecoveryCodes, openFactorSecret, plainCode, recoveryCodeHash, sealFactorSecret } from './factor-secret.ts';
import { newTotpSecret, totpAddress, totpCode, totpStep } from './totp.ts';

process.env.AUTH_SECRET = 'a secret for this test, which is long enough';

/** The shared secret of RFC 6238, appendix B, in base32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('computes the code of RFC 6238 at second %i', (second, code) => {
  expect(totpCode(rfcSecret, new Date(second * 1_000))).toBe(code);
  expect(totpStep(rfcSecret, code, new Date(second * 1_000))).toBe(Math.floor(second / 30));
});

test('accepts the codes of three steps, and names the step of each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 100_000_000 }), fc.integer({ min: -5, max: 5 }), (step, delta) => {
      const code = totpCode(rfcSecret, new Date((step + delta) * 30_000));
      const found = totpStep(rfcSecret, code, new Date(step * 30_000 + 1));
      if (Math.abs(delta) <= 1) expect(found === null ? null : Math.abs(found - step)).toBeLessThanOrEqual(1);
      // A code of another step is right by chance once in 300,000.
      else if (found !== null) expect(totpCode(rfcSecret, new Date(found * 30_000))).toBe(code);
    }),
    { numRuns: 200 },
  );
});

test('makes secrets of 160 bits and the address that apps read', () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(secret, { issuer: 'Back-office', label: 'a@club.example' }));
  expect([address.protocol, address.host, address.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
});

test('seals a secret for one account only', () => {
  const sealed = sealFactorSecret(rfcSecret, 'one');
  expect(openFactorSecret(sealed, 'one')).toBe(rfcSecret);
  expect(openFactorSecret(sealed, 'other')).toBeNull();
});

test('makes ten different recovery codes, which are read however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[a-km-np-z2-8]{6}(-[a-km-np-z2-8]{6}){3}$/);
    const typed = ` ${code.toUpperCase().replace('-', ' – ')} `;
    expect(recoveryCodeHash(typed, 'one')).toBe(recoveryCodeHash(code, 'one'));
    expect(recoveryCodeHash(code, 'other')).not.toBe(recoveryCodeHash(code, 'one'));
  }
  expect(plainCode(' 123 456 ')).toBe('123456');
});
