import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { codeHash } from '#lib/registrations/secret.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { JoinLink } from './find-join-link.ts';

/** Wrong codes after which a mailed code is worth nothing. */
const maxCodeTries = 5;

/** Where a code was mailed, as long as it can still be typed; null for an id that is not one of this invitation. */
export async function emailOfJoinCode({ structureId, id: linkId }: JoinLink, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const { rows } = await connection().pool.query<{ email: string }>(
    `select email from join_code where structure_id = $1 and id = $2 and link_id = $3 and tries < ${maxCodeTries} and expires_at > now()`,
    [structureId, id, linkId],
  );
  return rows[0]?.email ?? null;
}

/** Checks a mailed code. Wrong ones are counted in the same statement, so that tries at once are tries in a row. Returns the address. */
export async function checkJoinCode(
  { structureId, id: linkId }: JoinLink,
  { id, code }: { id: string; code: string },
): Promise<Result<string, 'code-wrong' | 'code-expired'>> {
  if (!isId(id)) return fail('code-expired');
  const { rows } = await connection().pool.query<{ email: string; isRight: boolean }>(
    `update join_code set tries = tries + case when code_hash = $4 then 0 else 1 end
     where structure_id = $1 and id = $2 and link_id = $3 and tries < ${maxCodeTries} and expires_at > now()
     returning email, code_hash = $4 as "isRight"`,
    [structureId, id, linkId, codeHash(id, code.replaceAll(' ', ''))],
  );
  const [found] = rows;
  if (!found) return fail('code-expired');
  return found.isRight ? succeed(found.email) : fail('code-wrong');
}
