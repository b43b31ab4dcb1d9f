import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { NotInvited } from '#lib/invitations/may-invite.ts';

/** Says why no invitation can be sent now, and from when on one can. */
export function whyNotInvited(
  problem: NotInvited,
  showMoment: (moment: Date) => string,
  { invitations, registrations }: Pick<Dictionary, 'invitations' | 'registrations'>,
): string {
  const reason = registrations.problems[problem.code];
  return 'until' in problem ? `${reason} ${invitations.possible(showMoment(problem.until))}` : reason;
}
