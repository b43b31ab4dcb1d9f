import { accountMessage, messageOf, type Topic } from './announce.ts';
import { openListenConnection } from './listen-connection.ts';

/** Callbacks by message of the channel. */
type Listener = ReadonlyMap<string, () => void>;

type Exchange = {
  listeners: Set<Listener>;
  /** Time since which no message was missed; null while the connection is closed. */
  openSince: number | null;
  /** When each message was last received. */
  heard: Map<string, number>;
  close: (() => void) | null;
  leaving?: NodeJS.Timeout;
};

// Next loads a module once per bundle, so the bundles share one connection.
const shared = globalThis as { clubExchange?: Exchange };

/** Milliseconds of tolerance: clocks of servers differ, and rendering a page takes a while. */
const clockToleranceMs = 5_000;
/**
 * Milliseconds that the connection stays open after the last listener, since one page leaves before
 * the next arrives.
 */
const idleCloseDelayMs = 30_000;

/**
 * Listens for announcements about some topics of one structure, by any process, once they are
 * committed. All listeners of a process share one connection. Whenever a message may have been
 * missed, all topics are announced: when the connection opens, and when it reopens.
 * @param since Unix milliseconds: messages since then count as missed; by default all do
 * @returns a function that stops listening
 */
export function listen(
  structureId: string,
  topics: readonly Topic[],
  onTopic: (topic: Topic) => void,
  since = 0,
): () => void {
  return subscribe(new Map(topics.map((topic) => [messageOf(structureId, topic), () => onTopic(topic)])), since);
}

/**
 * Listens for ended sessions of an account and changes of its membership, in any process. The
 * callback also runs whenever a message may have been missed, so it has to check for itself.
 * @returns a function that stops listening
 */
export function listenToAccount(staffId: string, onChange: () => void): () => void {
  return subscribe(new Map([[accountMessage(staffId), onChange]]), Date.now());
}

function subscribe(listener: Listener, since: number): () => void {
  shared.clubExchange ??= { listeners: new Set(), openSince: null, heard: new Map(), close: null };
  const exchange = shared.clubExchange;
  exchange.listeners.add(listener);
  clearTimeout(exchange.leaving);
  exchange.close ??= openListenConnection({
    opened: () => opened(exchange),
    heard: (message) => heard(exchange, message),
  });
  for (const [message, onMessage] of listener) if (missed(exchange, message, since)) onMessage();
  return () => {
    if (!exchange.listeners.delete(listener) || exchange.listeners.size > 0) return;
    clearTimeout(exchange.leaving);
    exchange.leaving = setTimeout(stopListening, idleCloseDelayMs).unref();
  };
}

/** Closes the connection, even while listeners remain. */
export function stopListening(): void {
  clearTimeout(shared.clubExchange?.leaving);
  shared.clubExchange?.close?.();
  delete shared.clubExchange;
}

/**
 * Returns whether a message was missed. While the connection is closed none counts: all topics are
 * announced when it opens.
 */
function missed({ openSince, heard }: Exchange, message: string, since: number): boolean {
  if (openSince === null) return false;
  const last = heard.get(message) ?? 0;
  return since < openSince || last >= since - clockToleranceMs;
}

function opened(exchange: Exchange): void {
  exchange.openSince = Date.now();
  for (const listener of [...exchange.listeners]) for (const onMessage of listener.values()) onMessage();
}

function heard(exchange: Exchange, message: string): void {
  exchange.heard.set(message, Date.now());
  for (const listener of [...exchange.listeners]) listener.get(message)?.();
}
