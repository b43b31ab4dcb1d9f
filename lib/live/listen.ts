import { accountMessage, messageOf, type Topic } from './announce.ts';
import { openListenConnection } from './listen-connection.ts';

/** What to do about each message of the channel. */
type Listener = ReadonlyMap<string, () => void>;

type Exchange = {
  listeners: Set<Listener>;
  /** Since when nothing was missed; null while the line is not open. */
  openSince: number | null;
  /** When each message was last heard. */
  heard: Map<string, number>;
  close: (() => void) | null;
  leaving?: NodeJS.Timeout;
};

// Next loads a module once for each of its bundles: one line for all of them.
const shared = globalThis as { clubExchange?: Exchange };

/** Milliseconds: clocks of servers differ, and a page is a while in the making. */
const doubt = 5_000;
/**
 * Milliseconds the line stays open after the last listener: from page to page there is always one
 * who leaves before the next comes.
 */
const linger = 30_000;

/**
 * Hears what is announced about some topics of one structure, by whatever process, once it is
 * committed. All listeners of a process share one connection. Whenever something may have been
 * missed, all topics are told: when the line opens, and when it opens again.
 * @param since Unix milliseconds: what was heard since then counts as missed. By default everything
 *   was.
 * @returns stops listening.
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
 * Hears that a session of an account has ended or its place in a team has changed, in whatever
 * process. It also calls back whenever that may have been missed, so the callback has to look for
 * itself.
 * @returns stops listening.
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
    exchange.leaving = setTimeout(stopListening, linger).unref();
  };
}

/** Closes the connection, even while listeners remain. */
export function stopListening(): void {
  clearTimeout(shared.clubExchange?.leaving);
  shared.clubExchange?.close?.();
  delete shared.clubExchange;
}

/** While the line is not open nothing needs telling: all is told when it opens. */
function missed({ openSince, heard }: Exchange, message: string, since: number): boolean {
  if (openSince === null) return false;
  const last = heard.get(message) ?? 0;
  return since < openSince || last >= since - doubt;
}

function opened(exchange: Exchange): void {
  exchange.openSince = Date.now();
  for (const listener of [...exchange.listeners]) for (const onMessage of listener.values()) onMessage();
}

function heard(exchange: Exchange, message: string): void {
  exchange.heard.set(message, Date.now());
  for (const listener of [...exchange.listeners]) listener.get(message)?.();
}
