import { Secret, TOTP } from 'otpauth';

/**
 * What authenticator apps assume when nothing is said (RFC 6238): SHA-1, six digits, 30 seconds.
 */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/**
 * Time steps before and after the present one whose codes count: clocks differ, people type
 * slowly.
 */
const stepsAround = 1;

/** A new secret for an authenticator app: 160 bits, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that authenticator apps read from the QR code (`otpauth://totp/…`). */
export function totpAddress(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ ...settings, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/** The code that an authenticator app shows at a moment. */
export function totpCode(secret: string, at: Date): string {
  return new TOTP({ ...settings, secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/**
 * Finds the time step that a code belongs to, the present one or one beside it; null for a wrong
 * code. Compares in constant time.
 * @param code six digits
 */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const totp = new TOTP({ ...settings, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: stepsAround });
  return delta === null ? null : totp.counter({ timestamp: at.getTime() }) + delta;
}
