import { forgetShown, keepShown, readShown, type ShownOnce } from '#lib/session/handed/shown-once.ts';

/** Holds the recovery codes made last, for a few minutes, for this page alone. */
const cookie: ShownOnce = { name: 'recovery-codes', minutes: 5 };
const path = '/account/second-factor';

/** Hands new recovery codes to the page. Call where cookies may be set. */
export function keepRecoveryCodes(codes: readonly string[]): Promise<void> {
  return keepShown(cookie, path, codes.join('.'));
}

/** Takes the codes from this browser. Call where cookies may be set. */
export function forgetRecoveryCodes(): Promise<void> {
  return forgetShown(cookie, path);
}

/** The codes to show; empty once they were kept, or after five minutes. */
export async function shownRecoveryCodes(): Promise<string[]> {
  const text = (await readShown(cookie, path)) ?? '';
  return /^[\w-]{27}(\.[\w-]{27}){9}$/.test(text) ? text.split('.') : [];
}
