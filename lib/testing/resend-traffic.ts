/**
 * Faults at the provider, or on the way there and back. `cut`: the request is accepted, and then
 * the connection is lost.
 */
export type Fault = '429' | '500' | '401' | '403' | '422' | 'quota' | 'hang' | 'reset' | 'malformed' | 'delay' | 'cut';

/** An accepted mail: `key` is that of the request, `mail` its content. */
export type TakenMail = { key: string; id: string; mail: SentMail };
export type SentMail = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  tags: { name: string; value: string }[];
  headers?: Record<string, string>;
};

export type TestResend = {
  url: string;
  taken: TakenMail[];
  /** Every request with its arrival (milliseconds of this process) and its result. */
  requests: {
    at: number;
    path: string;
    key: string;
    outcome: Fault | 'taken' | 'replayed' | 'refused' | 'conflict' | 'too-fast';
  }[];
  /** Chooses the fault of the next request; null for none. */
  fault: (mails: SentMail[]) => Fault | null;
  /** Requests a second, as stated in every response. */
  limit: number;
  close(): Promise<void>;
};

/** For tests: returns the number of requests in the busiest second. */
export function busiestSecond({ requests }: Pick<TestResend, 'requests'>): number {
  const times = requests.map(({ at }) => at).sort((one, other) => one - other);
  return Math.max(
    0,
    ...times.map((at, index) => times.filter((other, place) => place >= index && other - at < 1_000).length),
  );
}
