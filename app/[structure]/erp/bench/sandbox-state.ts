/** What the endpoint answered. `sent`: the message; empty where the field shows it. */
export type EndpointAnswer = { status: number; body: string; sent: string; eventId: string | null };

/** The answers to a test message, or the reason why there is none. `typed`: value of the field. */
export type SandboxState = {
  answers: EndpointAnswer[];
  error?: 'failed' | 'empty' | 'too-long' | 'not-allowed' | 'signed-out';
  /** The sentence to show when no answer arrived. */
  unanswered?: string;
  removed?: boolean;
  typed: string;
};

export const emptySandbox: SandboxState = { answers: [], typed: '' };
