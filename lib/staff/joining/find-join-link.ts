import { type Database, prisma } from '#lib/database/connection.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { joinTokenHash } from './join-token.ts';

/**
 * A valid invitation. `name` is what the inviting owner called the person; `email` the only address
 * that may join by it, null for any. `isMailed`: the token is the one that only the mail to that
 * address holds, so it proves the address.
 */
export type JoinLink = {
  structureId: string;
  id: string;
  role: Role;
  name: string;
  email: string | null;
  isMailed: boolean;
  structureName: string;
  slug: string;
  language: string;
};

/**
 * Finds the invitation of a token. Null when the token is unknown, used or expired, when its author
 * is no longer an owner, or when its mail was not certainly sent.
 */
export async function findJoinLink(token: string, database: Database = prisma()): Promise<JoinLink | null> {
  const hash = joinTokenHash(token);
  const found = await database.$queryRaw<JoinLink[]>`
    select link.structure_id as "structureId", link.id, link.role, link.name, link.email,
      link.mail_token_hash is not distinct from ${hash} and link.email is not null as "isMailed",
      structure.name as "structureName", structure.slug, structure.language
    from join_link link
    join structure on structure.id = link.structure_id
    join membership maker on maker.structure_id = link.structure_id and maker.staff_id = link.created_by_id
      and maker.role = 'owner'
    where link.used_at is null and link.expires_at > now()
      and (link.token_hash = ${hash} or link.mail_token_hash = ${hash} and exists (
        select from mail m where m.structure_id = link.structure_id and m.occasion = 'colleague:' || link.token_hash
          and ${Prisma.raw(hasLeft)}
      ))
    for no key update of link`;
  return found[0] ?? null;
}
