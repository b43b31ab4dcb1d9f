import { connection as database } from '#lib/database/connection.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { unsealForConnection } from '#lib/erp/connections/seal.ts';
import type { ApiSettings, ThinProfile } from '#lib/erp/profiles/thin-profile.ts';
import { isRecord } from './is-record.ts';

/** A connection whose people are fetched, with what reaching its API takes. */
export type ApiAccess = { connection: Connection; thin: ThinProfile; settings: ApiSettings };

/** Which connection, by its structure and id. */
export type ApiKey = { structureId: string; connectionId: string };

/** Returns the key of a connection's rows. */
export function apiKey({ structureId, id }: Pick<Connection, 'structureId' | 'id'>): ApiKey {
  return { structureId, connectionId: id };
}

/**
 * Reads the settings with which the API of a connection is reached.
 * @returns null when staff has not entered any, or the main key is another since
 */
export async function readApiSettings({ structureId, connectionId }: ApiKey): Promise<ApiSettings | null> {
  const { rows } = await database().pool.query<{ sealed: string }>(
    'select sealed from erp_api where structure_id = $1 and connection_id = $2',
    [structureId, connectionId],
  );
  const text = rows[0] && unsealForConnection(rows[0].sealed, { structureId, connectionId });
  return text ? textsIn(JSON.parse(text)) : null;
}

/**
 * Reads what staff is shown of the settings, without decrypting any: whole, except secret ones.
 * @returns null when staff has not entered any
 */
export async function readShownSettings({ structureId, connectionId }: ApiKey): Promise<ApiSettings | null> {
  const { rows } = await database().pool.query<{ shown: unknown }>({
    name: 'erp-api-shown',
    text: 'select shown from erp_api where structure_id = $1 and connection_id = $2',
    values: [structureId, connectionId],
  });
  return rows[0] ? textsIn(rows[0].shown) : null;
}

function textsIn(value: unknown): ApiSettings {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
