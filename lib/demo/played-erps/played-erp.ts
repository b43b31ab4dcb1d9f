/** A client as the played ERP knows them. */
export type PlayedPerson = { number: number; lastName: string; firstName: string; email: string; phone: string | null };

/**
 * What a user of the ERP did. `id` identifies the change, also in its repetitions; `at` is when it
 * happened.
 */
export type Change = { id: string; kind: 'created' | 'updated' | 'removed'; person: PlayedPerson; at: Date };

/** One HTTP request. `path` follows the address of the connection's events. */
export type PlayedRequest = {
  method: 'POST' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body: string;
};

/** Makes the request of one message, for each try again: some senders sign each with a new time. */
export type PlayedMessage = () => PlayedRequest;

/**
 * How a program delivers. `timeoutMs`: how long it waits for an answer. `waits`: seconds before
 * each further try after an answer that is not 2xx, or none; empty where it tries once. `probes`:
 * whether it asks with HEAD before it sends anything.
 */
export type Delivery = { timeoutMs: number; waits: readonly number[]; probes?: true };

/** The part of an ERP that sends webhooks: its messages about a change, in order. */
export type PlayedErp = Delivery & { messages(change: Change, secret: string): PlayedMessage[] };

/**
 * ERPs end a client in two ways: people with an even number are marked as former, and the record of
 * the others is deleted.
 */
export function isMarkedOnly({ number }: PlayedPerson): boolean {
  return number % 2 === 0;
}
