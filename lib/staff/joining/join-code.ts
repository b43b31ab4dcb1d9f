import { timingSafeEqual } from 'node:crypto';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { JoinLink } from './find-join-link.ts';

/** Wrong codes after which a mailed code is worth nothing. */
const maxCodeTries = 5;

/**
 * Finds the address that a code was mailed to, while the code is valid; null for an id of another
 * invitation.
 */
export async function emailOfJoinCode({ structureId, id: linkId }: JoinLink, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const { rows } = await connection().pool.query<{ email: string }>(
    `select email from join_code where structure_id = $1 and id = $2 and link_id = $3 and tries < ${maxCodeTries}
      and expires_at > now()`,
    [structureId, id, linkId],
  );
  return rows[0]?.email ?? null;
}

/**
 * SQL: whether the mail with the code `c` was certainly sent, so that only its reader knows the
 * code.
 */
const isSent = `exists (select from mail m where m.structure_id = c.structure_id and m.id = c.id and ${hasLeft})`;

/**
 * Checks a mailed code; until its mail was certainly sent, the right one counts as wrong. Wrong
 * ones are counted in the same statement, so concurrent attempts count like successive ones.
 * Returns the address.
 */
export async function checkJoinCode(
  { structureId, id: linkId }: JoinLink,
  { id, code }: { id: string; code: string },
): Promise<Result<string, 'code-wrong' | 'code-expired'>> {
  if (!isId(id)) return fail('code-expired');
  const { rows } = await connection().pool.query<{ email: string; isRight: boolean }>(
    `update join_code c set tries = c.tries + case when $4 and ${isSent} then 0 else 1 end
     where c.structure_id = $1 and c.id = $2 and c.link_id = $3 and c.tries < ${maxCodeTries} and c.expires_at > now()
     returning c.email, $4 and ${isSent} as "isRight"`,
    [structureId, id, linkId, isCodeOf(id, code)],
  );
  const [found] = rows;
  if (!found) return fail('code-expired');
  return found.isRight ? succeed(found.email) : fail('code-wrong');
}

/** The code is the one that the mail carries. Compared in constant time. */
function isCodeOf(id: string, typed: string): boolean {
  const [code, other] = [
    Buffer.from(mailSecret({ kind: 'join-code', id }, 'code')),
    Buffer.from(typed.replaceAll(' ', '')),
  ];
  return code.length === other.length && timingSafeEqual(code, other);
}
