/** What the endpoint answered. `sent`: the message; empty where the field shows it. */
export type EndpointAnswer = { status: number; body: string; sent: string; eventId: string | null };

/** One field of a pasted message as it is shown: what was read, from where, and what was wrong. */
export type ShownField = {
  label: string;
  read: string;
  sources: { pointer: string; sent: string; note: string }[];
  problems: string[];
};

/** A pasted message explained. `notes`: sentences about the whole of it. */
export type ShownExplanation = { kind: string; notes: string[]; fields: ShownField[]; unused: string[] };

/** The pasted messages explained, and a sentence about those that are not. */
export type ShownExplanations = { messages: ShownExplanation[]; note: string };

/** The answers to a test message, or the reason why there is none. `typed`: value of the field. */
export type SandboxState = {
  answers: EndpointAnswer[];
  error?: 'failed' | 'empty' | 'too-long' | 'not-allowed' | 'signed-out';
  /** The sentence to show when no answer arrived. */
  unanswered?: string;
  removed?: boolean;
  explained?: ShownExplanations;
  typed: string;
  /** The profile that the text was read as; empty for that of the connection. */
  profile?: string;
};

export const emptySandbox: SandboxState = { answers: [], typed: '' };
