import { redirect } from 'next/navigation';
import { hasRecentProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';

/** The page that asks for the password again and then leads to `back`, a path of this site. */
export function confirmAddress(back: string): string {
  return `/confirm?${new URLSearchParams({ back })}`;
}

/**
 * For pages, buttons and downloads that lead to an owner act: a reader whose session was not proved
 * in the last ten minutes is led over `/confirm` and back. The verb asks too (`requireProof`).
 */
export function requireRecentProof(staff: Staff, back: string): void {
  if (!hasRecentProof(staff)) redirect(confirmAddress(back));
}
