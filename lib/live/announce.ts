import type { Queryable } from '#lib/database/run-sql.ts';

/** Topics that can change while a page shows them. */
export const topics = ['imports', 'clients', 'outbox', 'erp'] as const;
export type Topic = (typeof topics)[number];

/** The channel of PostgreSQL's notifications. */
export const channel = 'club_live';

/**
 * Notifies every open page of the structure, on every server, that these topics have changed. The
 * notification is sent when the transaction commits, and not when it rolls back. The page reads the
 * change itself.
 */
export async function announce(tx: Queryable, structureId: string, ...about: [Topic, ...Topic[]]): Promise<void> {
  const messages = about.map((topic) => messageOf(structureId, topic));
  await tx.query('select pg_notify($1, message) from unnest($2::text[]) as message', [channel, messages]);
}

/** Returns the message of a topic on the channel. */
export function messageOf(structureId: string, topic: Topic): string {
  return `${structureId} ${topic}`;
}

/**
 * Returns the message that a database trigger sends when a session of this account ends or its
 * membership changes.
 */
export function accountMessage(staffId: string): string {
  return `account ${staffId}`;
}
