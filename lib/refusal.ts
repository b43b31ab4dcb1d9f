/**
 * A start that cannot go on for a reason its operator can mend: the message is one sentence for the
 * terminal.
 */
export class Refusal extends Error {}
