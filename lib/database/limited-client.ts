import { finished, Stream, type Writable } from 'node:stream';
import pg from 'pg';
import { noteAttempt, requestOutage } from './outage-watch.ts';

type Query = (...args: unknown[]) => unknown;
type Callback = (error: unknown, result?: unknown) => void;

/** Statements that change nothing by themselves. */
const readOnly = /^\s*(select|begin|rollback|set|show|listen|unlisten)\b/i;

/**
 * A connection that gives up a statement without an answer (`answerTimeoutMs` of its
 * configuration): it closes itself, so that later statements on it fail at once. Each outcome is
 * noted for the HTTP request that it belongs to.
 */
export class LimitedClient extends pg.Client {
  readonly #answerTimeoutMs: number;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.#answerTimeoutMs = (config as { answerTimeoutMs?: number } | undefined)?.answerTimeoutMs ?? 0;
    const query = this.query.bind(this) as Query;
    this.query = ((...args: unknown[]) => this.#limited(query, args)) as typeof this.query;
  }

  #limited(query: Query, args: unknown[]): unknown {
    const settle = this.#begin(args[0]);
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const answered: Callback = (error, result) => {
        settle(error);
        (callback as Callback)(error, result);
      };
      return query(...args.slice(0, -1), answered);
    }
    const result = query(...args);
    if (result instanceof Stream) finished(result as Stream as Writable, settle);
    else if (result instanceof Promise) result.then(() => settle(), settle);
    return result;
  }

  #begin(statement: unknown): (error?: unknown) => void {
    const outage = requestOutage();
    const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | null)?.text;
    const timer =
      this.#answerTimeoutMs > 0 ? setTimeout(() => this.hangUp(), this.#answerTimeoutMs).unref() : undefined;
    return (error) => {
      clearTimeout(timer);
      noteAttempt(outage, error, typeof text !== 'string' || !readOnly.test(text));
    };
  }

  /** Closes the connection without waiting for what is under way. */
  hangUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
