import type { ShownOnce } from '#lib/session/handed/shown-once.ts';

/**
 * Holds the claim code made last, with its id, for the page that shows it alone, long enough to
 * print it.
 */
export const claimCookie: ShownOnce = { name: 'new-claim-code', minutes: 10 };

export function writeClaim({ id, code }: { id: string; code: string }): string {
  return `${id}.${code}`;
}

/** What the cookie holds, whatever that is. */
export function readClaim(text: string | undefined): { id: string; code: string } | null {
  const [, id, code] = /^([0-9a-f-]{36})\.([0-9A-Z]{8})$/.exec(text ?? '') ?? [];
  return id && code ? { id, code } : null;
}
