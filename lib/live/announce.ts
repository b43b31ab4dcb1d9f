import { afterCommit } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceSoon, openAnnouncer } from './announcer.ts';

/** Topics that can change while a page shows them. */
export const topics = ['imports', 'clients', 'outbox', 'erp'] as const;
export type Topic = (typeof topics)[number];

/**
 * Notifies every open page of the structure, on every server, that these topics have changed. The
 * notification is sent once the transaction has committed, and not when it rolls back. The page
 * reads the change itself.
 */
export async function announce(tx: Transaction, structureId: string, ...about: [Topic, ...Topic[]]): Promise<void> {
  const messages = about.map((topic) => messageOf(structureId, topic));
  afterCommit(tx, () => announceSoon(messages));
  await openAnnouncer();
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
