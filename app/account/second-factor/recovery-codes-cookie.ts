import { cookies } from 'next/headers';
import { isOverHttps } from '#lib/session/is-over-https.ts';

/** Holds the recovery codes made last, for a few minutes, for this page alone. */
const name = 'recovery-codes';
const path = '/account/second-factor';
const fiveMinutes = 300;

/**
 * Hands new recovery codes to the page: they stand in no address, history or log. Call where
 * cookies may be set.
 */
export async function keepRecoveryCodes(codes: readonly string[]): Promise<void> {
  const attributes = { httpOnly: true, sameSite: 'strict', path, maxAge: fiveMinutes, secure: isOverHttps() } as const;
  (await cookies()).set(name, codes.join('.'), attributes);
}

/** Takes the codes from this browser. Call where cookies may be set. */
export async function forgetRecoveryCodes(): Promise<void> {
  (await cookies()).delete({ name, path });
}

/** The codes to show; empty once they were kept, or after five minutes. */
export async function shownRecoveryCodes(): Promise<string[]> {
  const text = (await cookies()).get(name)?.value ?? '';
  return /^[\w-]{11}(\.[\w-]{11}){9}$/.test(text) ? text.split('.') : [];
}
