import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { shell } from '#lib/i18n/fr/shell.ts';

/** Milliseconds after which a request counts as hung, and after which it is given up. */
const timeoutsMs = { hung: 30_000, givenUp: 60_000 };
/** Milliseconds that a loop rests between two requests, so that two cores carry all of them. */
const restMs = 120;

export type Kind = 'page' | 'form' | 'event' | 'upload' | 'registration' | 'gate' | 'live';

/** Something that the product has said is done. */
export type Acknowledged =
  | { kind: 'client'; lastName: string }
  | { kind: 'event'; webhookId: string; erpId: string; phone: string }
  | { kind: 'upload'; importId: string }
  | { kind: 'commit'; importId: string; rows: number }
  | { kind: 'registration'; email: string; token: string };

export type Asked = { kind: Kind; at: number; milliseconds: number; failure: string | null };
export type Answer = { status: number; location: string; text: string };

/** One stretch of load, in which one fault happens. Times are those of `performance.now()`. */
export type Run = {
  readonly acknowledged: Acknowledged[];
  readonly asked: Asked[];
  /** When changes were acknowledged. */
  readonly written: number[];
  /** Who was let in without being allowed to. */
  readonly wronglyOpen: string[];
  /** Whatever else was not as it should be. */
  readonly odd: string[];
  goesOn(): boolean;
  stop(): void;
  /** Sends a request and keeps how it ended. @returns null when there was no answer */
  ask(kind: Kind, url: string, init?: RequestInit): Promise<Answer | null>;
  /** Notes a request that ended outside `ask`. */
  note(asked: Asked): void;
  /** Writes down what was acknowledged before anything else is done. */
  acknowledge(thing: Acknowledged): void;
  rest(): Promise<void>;
};

export function isHung({ milliseconds }: Asked): boolean {
  return milliseconds > timeoutsMs.hung;
}

/** @param file where each acknowledged thing is appended, one JSON text a line */
export function openRun(file: string): Run {
  const stopped = new AbortController();
  const run: Run = {
    acknowledged: [],
    asked: [],
    written: [],
    wronglyOpen: [],
    odd: [],
    goesOn: () => !stopped.signal.aborted,
    stop: () => stopped.abort(),
    note: (asked) => void run.asked.push(asked),
    async ask(kind, url, init) {
      const at = performance.now();
      const end = (failure: string | null) => run.note({ kind, at, milliseconds: performance.now() - at, failure });
      try {
        const signal = AbortSignal.timeout(timeoutsMs.givenUp);
        const response = await fetch(url, { redirect: 'manual', ...init, signal });
        const text = await response.text();
        const by = response.headers.get('x-served-by') ?? 'the balancer';
        end(response.status >= 500 ? `${response.status} of ${by}${said(text)}` : null);
        if (response.status === 429) run.odd.push(`${kind}: 429`);
        return { status: response.status, location: response.headers.get('location') ?? '', text };
      } catch (error) {
        const { message, cause } = error as Error;
        end(`no answer: ${cause instanceof Error ? cause.message : message}`);
        return null;
      }
    },
    acknowledge(thing) {
      appendFileSync(file, `${JSON.stringify(thing)}\n`, { flush: true });
      run.acknowledged.push(thing);
      run.written.push(performance.now());
    },
    rest: () => pause(restMs),
  };
  return run;
}

/** Whether a page of an outage says that the change may have been saved, or that it was not. */
function said(text: string): string {
  const { inDoubt, notSaved } = shell.failure.unavailable;
  if (text.includes(inDoubt)) return ', in doubt';
  return text.includes(notSaved) ? ', not saved' : '';
}
