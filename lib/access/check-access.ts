import { isSlug } from '#lib/actor/slug.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { readAllFacts, readFactsOf, readGateFacts } from './access-facts.ts';
import { type PublicReason, publicVerdict, revealsNothing } from './public-verdict.ts';

export type PublicVerdict = { access: boolean; reason: PublicReason };

/**
 * Checks in one query whether the holder of a token may enter a structure; the contents call it at
 * every request.
 * @param record is called with the id of the token when its stored last use is more than a day ago
 * @returns null when the token or the structure does not exist
 */
export async function checkAccess(
  token: string,
  slug: string,
  record?: (tokenId: string) => Promise<void>,
): Promise<PublicVerdict | null> {
  if (!isSlug(slug)) return null;
  const found = await readGateFacts(secretHash(token), slug);
  if (found?.unrecorded) await record?.(found.tokenId);
  return found && publicVerdict(found);
}

/** Does the same for a holder who was found already. */
export async function checkAccessOf(person: AppUser, slug: string): Promise<PublicVerdict | null> {
  const found = isSlug(slug) ? await readFactsOf(person, { slug }) : null;
  return found && publicVerdict(found);
}

/**
 * Checks every structure that the person is related to. A person who has not proved the address
 * sees only those they asked to join and their app's own, because the others would reveal where the
 * address is known.
 */
export async function listAccess(person: AppUser): Promise<({ slug: string; name: string } & PublicVerdict)[]> {
  const all = await readAllFacts(person);
  return all
    .filter((found) => found.isHome || found.asked || !revealsNothing(found))
    .map((found) => ({ ...found.structure, ...publicVerdict(found) }));
}
