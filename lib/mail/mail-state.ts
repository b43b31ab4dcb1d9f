/** As the database writes it. */
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

/** When the provider first reported each kind of event of a mail. */
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

/** A provider event of a mail. `hard`: the address does not exist, permanently. */
export type Delivery =
  | { kind: 'sent' | 'delivered' | 'complained'; at: Date }
  | { kind: 'bounced'; at: Date; hard: boolean; problem: string }
  | { kind: 'suppressed' | 'failed'; at: Date; problem: string };

/**
 * What is known of a mail after one more thing was told. Dates only ever move to earlier ones, and
 * the state follows from which of them there are: told in whatever order, and however often, it
 * ends the same.
 */
export function withDelivery(facts: MailFacts, told: Delivery): MailFacts {
  const next = { ...facts, ...dated(facts, told) };
  // Any provider event implies that the mail was accepted.
  next.sentAt = earlier(facts.sentAt, told.at);
  if (told.kind === 'bounced') next.hardBounce = facts.hardBounce || told.hard;
  if ('problem' in told) next.problem = told.problem;
  // Of two problems the one behind the state is kept; of two that rank the same, the first in the
  // alphabet: any rule that knows no order.
  if ('problem' in told && facts.problem !== null) next.problem = weightier(facts, told);
  next.state = stateFrom(next);
  return next;
}

/**
 * The worst of what was told wins; without any word of the provider, the state that the sender
 * gave.
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

function weightier(facts: MailFacts, told: Extract<Delivery, { problem: string }>): string {
  const before = facts.bouncedAt ? weights.bounced : facts.suppressedAt ? weights.suppressed : weights.failed;
  if (weights[told.kind] !== before) return weights[told.kind] > before ? told.problem : (facts.problem as string);
  return [facts.problem as string, told.problem].sort()[0] as string;
}
