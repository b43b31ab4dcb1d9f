import { createHash } from 'node:crypto';
import type { Club } from './club.ts';
import type { Reader } from './reader.ts';

/**
 * Adds a client. @returns whether the server says that they exist: added now, or before a cut that
 * lost the response
 */
export async function addOverHttp(email: string, club: Club, reader: Reader): Promise<boolean> {
  // The name is new, because a client who may exist already is asked about first.
  const lastName = createHash('sha256').update(email).digest('hex').slice(0, 16);
  const answer = await reader
    .sendForm(`/${club.slug}/clients/new`, { lastName, firstName: 'Zoé', email })
    .catch(() => null);
  if (!answer) return false;
  if (answer.status === 303) return true;
  const page = await answer.text().catch(() => '');
  return (
    answer.status === 200 &&
    page.includes('role="alert"') &&
    page.includes(`/${club.slug}/clients/`) &&
    page.includes(`Zoé ${lastName}`)
  );
}
