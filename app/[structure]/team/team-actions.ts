'use server';

import { z } from 'zod';
import { may } from '#lib/actor/permissions.ts';
import { roles } from '#lib/actor/roles.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { keepShown } from '#lib/session/handed/shown-once.ts';
import { changeRole } from '#lib/staff/change-role.ts';
import { type EndSessionsProblem, endColleagueSessions } from '#lib/staff/end-colleague-sessions.ts';
import { type RemoveFactorProblem, removeColleagueFactor } from '#lib/staff/factor/remove-lost-factor.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { removeColleague } from '#lib/staff/remove-colleague.ts';
import { withdrawInvitation } from '#lib/staff/withdraw-invitation.ts';
import { joinLinkCookie } from './join-link-cookie.ts';

const role = z.enum(roles, 'not-a-choice');

export const inviteAction = formAction(
  z.object({ name: requiredText(120), email: plainText(320), role }),
  async (staff, input, dictionary) => {
    const invited = await inviteColleague(staff, input);
    if (!invited.ok) {
      const { problem } = invited;
      if ('field' in problem) return fail({ errors: { email: problemText(problem.code, dictionary) } });
      return fail({
        error:
          problem.code === 'wait'
            ? dictionary.staff.errors.mailedEnough(problem.seconds)
            : dictionary.problems[problem.code],
      });
    }
    const { token, mailed } = invited.value;
    await keepShown(joinLinkCookie, `/${staff.structure.slug}/team`, token);
    return succeed(team(staff, mailed ? 'invitation-mailed' : 'invited'));
  },
);

export const changeRoleAction = buttonAction(
  z.object({ id: idField, role }),
  async (staff, { id, role: wanted }) => {
    const changed = await changeRole(staff, { staffId: id, role: wanted });
    if (!changed.ok) return refused(staff, changed.problem);
    const seesTeam = id !== staff.id || may({ ...staff, role: wanted }, 'team.manage');
    return seesTeam ? team(staff, 'role-changed') : `/${staff.structure.slug}/clients`;
  },
  ({ id, role: wanted }) => ({ chosen: `${id}.${wanted}` }),
);

export const removeAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const removed = await removeColleague(staff, id);
  if (!removed.ok) return refused(staff, removed.problem);
  return id === staff.id ? '/' : team(staff, 'removed');
});

export const removeFactorAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const removed = await removeColleagueFactor(staff, id);
  return removed.ok ? team(staff, 'factor-removed') : refused(staff, removed.problem);
});

export const endSessionsAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const ended = await endColleagueSessions(staff, id);
  return ended.ok ? team(staff, ended.value === 0 ? 'no-sessions' : 'sessions-ended') : refused(staff, ended.problem);
});

export const withdrawAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const withdrawn = await withdrawInvitation(staff, id);
  return withdrawn.ok ? team(staff, 'withdrawn') : refused(staff, withdrawn.problem);
});

function team({ structure }: Staff, notice: NoticeWord<'team'>): string {
  return addressWithNotice('team', `/${structure.slug}/team`, notice);
}

/**
 * Leads a role that may not manage the team to the clients, since it may not see the team either.
 */
function refused(
  staff: Staff,
  { code }: { code: RemoveFactorProblem['code'] | EndSessionsProblem['code'] | 'invitation-gone' },
): string {
  return code === 'not-allowed'
    ? addressWithNotice('clients', `/${staff.structure.slug}/clients`, code)
    : team(staff, code);
}
