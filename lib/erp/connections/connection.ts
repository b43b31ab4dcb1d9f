import { batchByKey } from '#lib/database/batch-by-key.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inEveryStructure } from '#lib/database/row-security/scope.ts';
import type { ErpRegion } from '#lib/erp/profiles/erp-event.ts';
import type { LiveSecret } from '#lib/erp/profiles/live-secret.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { isId } from '#lib/identity/id.ts';
import { unsealForConnection } from './seal.ts';

/**
 * What staff chose for a connection. `blanks`: whether an empty field clears what is known of the
 * person, or keeps it. `countedKinds`: the kinds of record that are clients; null for those of the
 * profile.
 */
export type ConnectionSettings = { blanks: 'clears' | 'keeps'; countedKinds: string[] | null };

/**
 * The active ERP of one structure: the actor of its events. `timeZone`: its own, or its structure's
 * where it has none.
 */
export type Connection = { id: string; structureId: string; profile: ProfileName } & ErpRegion & ConnectionSettings;

/** SQL: the parts of a `Connection` beside its ids, of `c erp_connection` and `s structure`. */
export const connectionColumns = `c.profile, s.country, coalesce(c.time_zone, s.time_zone) as "timeZone", c.blanks,
  c.counted_kinds as "countedKinds"`;

export type FoundConnection = Connection & {
  state: 'active' | 'disabled' | 'disconnected';
  secrets: (LiveSecret & { stale: boolean })[];
};

type Row = Connection & {
  state: FoundConnection['state'];
  secrets: { id: string; hash: string | null; sealed: string | null; stale: boolean }[] | null;
};

/**
 * Finds the connection with this id and its valid secrets; null when there is none, or the text is
 * no id. The answer is never older than the call: only callers who asked before a query began share
 * it.
 */
export async function findConnection(id: string): Promise<FoundConnection | null> {
  return isId(id) ? findTogether(id, id) : null;
}

const findTogether = batchByKey<string, FoundConnection | null>(Number.POSITIVE_INFINITY, async (same) => {
  // Which structure the caller speaks for is what the query finds out.
  const found = await inEveryStructure(() => readConnection(same[0] as string));
  return same.map(() => found);
});

async function readConnection(id: string): Promise<FoundConnection | null> {
  const { rows } = await database().pool.query<Row>({
    name: 'erp-connection',
    text: `select c.id, c.structure_id as "structureId", ${connectionColumns}, c.state::text,
       (select json_agg(json_build_object('id', k.id, 'hash', k.hash, 'sealed', k.sealed,
          'stale', k.last_used_at is null or k.last_used_at < now() - interval '1 minute') order by k.created_at desc)
        from erp_secret k where k.structure_id = c.structure_id and k.connection_id = c.id
          and k.revoked_at is null) as secrets
     from erp_connection c join structure s on s.id = c.structure_id where c.id = $1`,
    values: [id],
  });
  const found = rows[0];
  if (!found) return null;
  return { ...found, secrets: (found.secrets ?? []).flatMap((secret) => toLive(found, secret)) };
}

type KeptSecret = NonNullable<Row['secrets']>[number];

function toLive(
  { id: connectionId, structureId }: Row,
  { id, hash, sealed, stale }: KeptSecret,
): FoundConnection['secrets'] {
  if (hash) return [{ id, hash, stale }];
  const plain = sealed && unsealForConnection(sealed, { structureId, connectionId });
  return plain ? [{ id, plain, stale }] : [];
}

/**
 * Records, to the minute, when a secret was last used, so that staff sees which of two is still
 * needed.
 */
export async function recordSecretUse({ structureId, id, secrets }: FoundConnection, secretId: string): Promise<void> {
  if (!secrets.some((secret) => secret.id === secretId && secret.stale)) return;
  await database().pool.query(
    'update erp_secret set last_used_at = now() where structure_id = $1 and connection_id = $2 and id = $3',
    [structureId, id, secretId],
  );
}
