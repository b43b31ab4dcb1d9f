import { invitationHint } from '#lib/addresses/invitation-hint.ts';
import { type AppUser, speaksInSql } from '#lib/app-auth/app-user.ts';
import { unexpiredSql } from '#lib/app-auth/token-life.ts';
import { connection } from '#lib/database/connection.ts';
import { aliasJoin, aliasProof, countingProof, type FactsRow, factColumns } from './facts-row.ts';
import type { TokenFacts } from './public-verdict.ts';
import { toFacts } from './to-facts.ts';

/**
 * The facts for the verdict on a token, with the structure they concern. `isHome`: the structure of
 * the token's own app. `unrecorded`: the stored last use is more than a day ago.
 */
export type StructureFacts = TokenFacts & {
  structure: { slug: string; name: string };
  isHome: boolean;
  tokenId: string;
  unrecorded: boolean;
};

type Row = FactsRow & Omit<StructureFacts, 'structure' | 'facts'>;

/**
 * SQL joins from `app_token t` and `structure s`. The account is joined only if the token may act
 * for it, and so is everything that hangs on the account.
 */
const joins = `
  left join app_account p on p.id = t.account_id and ${speaksInSql('s.id')}
  left join attachment a on a.structure_id = s.id and a.account_id = p.id and not ${invitationHint('a')}
  left join client c on c.structure_id = a.structure_id and c.id = a.client_id
  ${aliasJoin}
  cross join lateral (select t.device_model, t.platform, t.os_version, t.last_seen_at) device
  cross join lateral (
    select greatest(max(r.proved_at) filter (where ${countingProof}), ${aliasProof}) as proved_at,
      coalesce(bool_or(r.email_key = p.email_key and r.proved_at is not null and (r.vouched_in_id is null
        or r.vouched_in_id = s.id)), false)
        or (${aliasProof}) is not null as known_holder
    from app_proof r where r.token_id = t.id
  ) proof`;

const columns = `${factColumns}, t.home_id = s.id as "isHome", proof.known_holder as "knownHolder",
  s.id = any (t.wishes) or a.requested_at is not null as asked,
  t.id as "tokenId", t.last_seen_at < now() - interval '1 day' as unrecorded`;

/**
 * Reads everything about a token and a structure in one query that uses indexes only.
 * @returns null when the token or the structure does not exist
 */
export async function readGateFacts(tokenHash: string, slug: string): Promise<StructureFacts | null> {
  const { rows } = await connection().pool.query<Row>({
    name: 'gate',
    text: `select ${columns} from app_token t join structure s on s.slug = $2 ${joins}
      where t.token_hash = $1 and ${unexpiredSql('t')}`,
    values: [tokenHash, slug],
  });
  return rows[0] ? toStructureFacts(rows[0]) : null;
}

/**
 * Reads the same for every structure that the token is related to, its app's own included, ordered
 * by name.
 */
export async function readAllFacts({ tokenId }: AppUser): Promise<StructureFacts[]> {
  const { rows } = await connection().pool.query<Row>(
    `select ${columns} from app_token t
     join structure s on s.id = t.home_id or s.id = any (t.wishes)
       or s.id in (select o.structure_id from attachment o where o.account_id = t.account_id
         and not ${invitationHint('o')})
     ${joins}
     where t.id = $1 and (p.id is not null or s.id = t.home_id or s.id = any (t.wishes))
     order by s.name, s.id`,
    [tokenId],
  );
  return rows.map(toStructureFacts);
}

/** Reads the same for a token and one structure, by its id or its slug. */
export async function readFactsOf(
  { tokenId }: AppUser,
  structure: { id: string } | { slug: string },
): Promise<StructureFacts | null> {
  const [column, value] = 'id' in structure ? ['id', structure.id] : ['slug', structure.slug];
  const { rows } = await connection().pool.query<Row>(
    `select ${columns} from app_token t join structure s on s.${column} = $2 ${joins} where t.id = $1`,
    [tokenId, value],
  );
  return rows[0] ? toStructureFacts(rows[0]) : null;
}

function toStructureFacts(row: Row): StructureFacts {
  const { slug, name, asked, knownHolder, isHome, tokenId, unrecorded } = row;
  return { facts: toFacts(row), structure: { slug, name }, asked, knownHolder, isHome, tokenId, unrecorded };
}
