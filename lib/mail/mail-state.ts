/** Values of the enum `mail_state` in the database. */
export const mailStates = [
  'queued',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'in-doubt',
  'cancelled',
] as const;
export type MailState = (typeof mailStates)[number];

/** What the provider has reported of a mail: the earliest date of each kind of event. */
export type MailFacts = {
  state: MailState;
  sentAt: Date | null;
  deliveredAt: Date | null;
  bouncedAt: Date | null;
  hardBounce: boolean;
  complainedAt: Date | null;
  suppressedAt: Date | null;
  failedAt: Date | null;
  problem: string | null;
};

/** A delivery event of the provider. `hard`: the bounce is permanent. */
export type Delivery =
  | { kind: 'sent' | 'delivered' | 'complained'; at: Date }
  | { kind: 'bounced'; at: Date; hard: boolean; problem: string }
  | { kind: 'suppressed' | 'failed'; at: Date; problem: string };

/**
 * Merges a delivery event into the stored facts. Dates only become earlier, and the state follows
 * from which dates exist, so the result does not depend on the order or repetition of events.
 */
export function withDelivery(facts: MailFacts, event: Delivery): MailFacts {
  const next = { ...facts, ...dated(facts, event) };
  // Any provider event implies that the mail was accepted.
  next.sentAt = earlier(facts.sentAt, event.at);
  if (event.kind === 'bounced') next.hardBounce = facts.hardBounce || event.hard;
  if ('problem' in event) next.problem = event.problem;
  // The problem behind the state is kept; of two with the same rank the alphabetically first,
  // because the choice must not depend on the order of events.
  if ('problem' in event && facts.problem !== null) next.problem = weightier(facts, event);
  next.state = stateFrom(next);
  return next;
}

/**
 * Returns the worst reported state; without a provider event, the state that the sender stored.
 */
function stateFrom({
  state,
  complainedAt,
  bouncedAt,
  suppressedAt,
  failedAt,
  deliveredAt,
  sentAt,
}: MailFacts): MailState {
  if (complainedAt) return 'complained';
  if (bouncedAt) return 'bounced';
  if (suppressedAt) return 'suppressed';
  if (failedAt) return 'failed';
  if (deliveredAt) return 'delivered';
  return sentAt ? 'sent' : state;
}

const columns = {
  sent: 'sentAt',
  delivered: 'deliveredAt',
  bounced: 'bouncedAt',
  complained: 'complainedAt',
  suppressed: 'suppressedAt',
  failed: 'failedAt',
} as const;

function dated(facts: MailFacts, { kind, at }: Delivery): Partial<MailFacts> {
  const column = columns[kind];
  return { [column]: earlier(facts[column], at) };
}

function earlier(one: Date | null, other: Date): Date {
  return one && one <= other ? one : other;
}

const weights = { bounced: 3, suppressed: 2, failed: 1 } as const;

function weightier(facts: MailFacts, event: Extract<Delivery, { problem: string }>): string {
  const before = facts.bouncedAt ? weights.bounced : facts.suppressedAt ? weights.suppressed : weights.failed;
  if (weights[event.kind] !== before) return weights[event.kind] > before ? event.problem : (facts.problem as string);
  return [facts.problem as string, event.problem].sort()[0] as string;
}
