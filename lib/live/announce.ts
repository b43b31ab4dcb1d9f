import type { Queryable } from '#lib/database/run-sql.ts';

/** What can change while someone looks at it. */
export const topics = ['imports', 'clients', 'outbox', 'erp'] as const;
export type Topic = (typeof topics)[number];

/** The channel of PostgreSQL's notifications. */
export const channel = 'club_live';

/**
 * Tells every open page of the structure, on whatever server, that something of these topics has
 * changed: heard when the transaction is committed, and never when it is not. What has changed is
 * for the page to read.
 */
export async function announce(tx: Queryable, structureId: string, ...about: [Topic, ...Topic[]]): Promise<void> {
  const messages = about.map((topic) => messageOf(structureId, topic));
  await tx.query('select pg_notify($1, message) from unnest($2::text[]) as message', [channel, messages]);
}

/** What is said on the channel. */
export function messageOf(structureId: string, topic: Topic): string {
  return `${structureId} ${topic}`;
}

/**
 * What the database itself says on the channel (triggers) when a session of this account ends or
 * its place in a team changes.
 */
export function accountMessage(staffId: string): string {
  return `account ${staffId}`;
}
