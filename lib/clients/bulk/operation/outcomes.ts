import type { NotInvited } from '#lib/invitations/may-invite.ts';

/** Why a client is left out of an operation. `deleted`: in the trash; `gone`: no longer there. */
export const leftOutReasons = [
  ...(['registered', 'former', 'no-address', 'bounced', 'complained', 'unsubscribed', 'queued'] as const),
  ...(['cool-down', 'weekly-limit', 'daily-limit'] as const),
  ...(['in-group', 'too-many-groups', 'group-limit', 'not-in-group'] as const),
  ...(['same-language', 'managed-by-erp', 'not-in-trash'] as const),
  ...(['deleted', 'changed-since', 'gone'] as const),
] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** The outcome of a client: of the plan `included`, of the commit `done`, or why not. */
export type Outcome = 'included' | 'done' | LeftOut;

/**
 * Why an undo leaves a client as it is. `sent`: the mail has left; `used-since`: registered or
 * invited since it was restored.
 */
export const keptReasons = ['sent', 'changed-since', 'used-since', 'managed-by-erp', 'gone'] as const;
export type Kept = (typeof keptReasons)[number];

/** How many clients have each outcome. */
export type OutcomeCounts = Partial<Record<Outcome, number>>;
export type UndoCounts = Partial<Record<'undone' | Kept, number>>;

/** Every reason why an invitation is not sent is a reason of this list. */
export function leftOutOf(problem: NotInvited | null): LeftOut | null {
  return problem?.code ?? null;
}
