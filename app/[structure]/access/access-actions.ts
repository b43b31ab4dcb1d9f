'use server';

import { z } from 'zod';
import { withSelection } from '#components/clients/selection.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { attachByAddress } from '#lib/addresses/attach-by-address.ts';
import { releaseAccount } from '#lib/addresses/release-account.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { readIds } from '#lib/clients/bulk/operation/id-list.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { searchErpByEmail } from '#lib/erp/thin/search-by-email.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { isId } from '#lib/identity/id.ts';
import { multilineText } from '#lib/identity/plain-text.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { MAX_CHOSEN, resendInvitations } from '#lib/invitations/resend-invitations.ts';
import { sendCodeAgain } from '#lib/registrations/send-code-again.ts';
import { MAX_REASON_LENGTH, refuseRequest } from '#lib/requests/refuse-request.ts';
import { reopenRequest } from '#lib/requests/reopen-request.ts';
import { validateRequest } from '#lib/requests/validate-request.ts';
import { fail, succeed } from '#lib/result.ts';
import { windowSeconds } from '#lib/throttle/attempts.ts';
import { refreshFrame } from '../refresh-frame.ts';
import { backTo, placeFields } from './place.ts';

/** `id`: a client's or an attachment's, by what the button does. */
const button = z.object({ id: idField, ...placeFields });

export const inviteAction = buttonAction(button, async (staff, { id, ...place }) => {
  const invited = await resendInvitation(staff, id);
  return backTo(staff, place, invited.ok ? 'invitation-queued' : invited.problem.code);
});

export const validateAction = buttonAction(button, async (staff, { id, ...place }) => {
  const validated = await validateRequest(staff, id);
  refreshFrame(staff);
  return backTo(staff, place, validated.ok ? 'request-validated' : gone(validated.problem.code), { request: id });
});

export const reopenAction = buttonAction(button, async (staff, { id, ...place }) => {
  const reopened = await reopenRequest(staff, id);
  refreshFrame(staff);
  return backTo(staff, place, reopened.ok ? 'request-reopened' : gone(reopened.problem.code));
});

export const sendCodeAction = buttonAction(button, async (staff, { id, ...place }) => {
  const sent = await sendCodeAgain(staff, id);
  if (sent.ok) return backTo(staff, place, 'code-queued');
  const justSent = 'seconds' in sent.problem && sent.problem.seconds <= windowSeconds.minute;
  return backTo(staff, place, justSent ? 'code-just-sent' : gone(sent.problem.code));
});

export const attachAction = buttonAction(button, async (staff, { id, ...place }) => {
  const attached = await attachByAddress(staff, id);
  return backTo(staff, place, attached.ok ? 'account-attached' : attached.problem.code);
});

export const releaseAction = buttonAction(button, async (staff, { id, ...place }) => {
  const released = await releaseAccount(staff, id);
  return backTo(staff, place, released.ok ? 'account-released' : gone(released.problem.code));
});

export const restoreAction = buttonAction(button, async (staff, { id, ...place }) => {
  const restored = await restoreClient(staff, id);
  return backTo(staff, place, restored.ok ? 'client-restored' : restored.problem);
});

const searched = z.object({ email: z.string().max(500), ...placeFields });

export const searchErpAction = buttonAction(searched, async (staff, { email, ...place }) => {
  const found = await searchErpByEmail(staff, email);
  return backTo(staff, place, found.ok ? 'erp-person-taken' : found.problem);
});

const refusal = z.object({
  id: idField,
  reason: multilineText(MAX_REASON_LENGTH).pipe(z.string().min(1, 'required')),
  ...placeFields,
});

export const refuseAction = formAction(
  refusal,
  async (staff, { id, reason, ...place }, { problems, registrations }) => {
    const refused = await refuseRequest(staff, id, reason);
    refreshFrame(staff);
    if (refused.ok) return succeed(backTo(staff, place, 'request-refused', { request: id }));
    const { problem } = refused;
    if ('field' in problem) return fail({ errors: { reason: problems[problem.code] } });
    return fail({ error: registrations.problems[problem.code === 'not-found' ? 'request-gone' : 'already-decided'] });
  },
);

/** A row's place, or the id itself, as pages of the version before send it. */
const place = z.string().max(36);
const chosen = z
  .union([place.transform((one) => [one]), z.array(place).max(MAX_CHOSEN)])
  .optional()
  .catch(undefined);
const row = z.object({
  /** The ids of the clients on the page, row by row. */
  shown: z.string().max(5_000).catch(''),
  invite: place.optional(),
  validate: idField.optional(),
  bulk: z.string().optional(),
  choose: chosen,
  list: z.string().max(5_000).catch(''),
  pick: z.string().max(10).optional(),
  sel: z.string().max(5_000).optional(),
});

/** The buttons of the list: one form for all rows, and the pressed one says what and for whom. */
export const rowAction = buttonAction(row, async (staff, { shown, validate, bulk, list, pick, sel, ...rows }) => {
  const place = { at: 'list', of: list } as const;
  const chosen = idsOf(rows.choose ?? [], shown);
  if (validate) {
    const validated = await validateRequest(staff, validate);
    refreshFrame(staff);
    return backTo(staff, place, validated.ok ? 'request-validated' : gone(validated.problem.code), {
      request: validate,
    });
  }
  if (bulk === 'act' || bulk === 'keep') {
    const selection = { mode: pick === 'all' ? 'all' : 'some', carried: [...readIds(sel), ...chosen] } as const;
    const page = bulk === 'act' ? bulkAddress(staff, list) : listPage(staff, list);
    return withSelection(page, selection);
  }
  if (bulk) {
    const outcome = await resendInvitations(staff, chosen);
    if (!outcome.ok) return backTo(staff, place, outcome.problem.code);
    const { invited, spared } = outcome.value;
    const notInvited = Object.values(spared).reduce((sum, count) => sum + count, 0);
    return backTo(staff, place, 'bulk-invited', { invited: String(invited), spared: String(notInvited) });
  }
  const [invite = ''] = idsOf([rows.invite ?? ''], shown);
  const invited = await resendInvitation(staff, invite);
  return backTo(staff, place, invited.ok ? 'invitation-queued' : invited.problem.code);
});

/**
 * The ids of clients by the places of their rows; anything else is left out.
 * @param shown all ids of the page, with points between them
 */
function idsOf(rows: readonly string[], shown: string): string[] {
  const ids = shown.split('.');
  return rows.map((row) => (/^\d{1,3}$/.test(row) ? ids[Number(row)] : row)).filter(isId);
}

/** The page that asks what to do with a selection of the list. */
function bulkAddress({ structure }: Staff, list: string): string {
  return `/${structure.slug}/clients/bulk/new?${new URLSearchParams({ list: listText(list) })}`;
}

function listPage({ structure }: Staff, list: string): string {
  const text = listText(list);
  return text ? `/${structure.slug}/clients?${text}` : `/${structure.slug}/clients`;
}

const listText = (list: string) => listParameters(parseListText(list)).toString();

/** The notice for a request that a colleague decided after the page was shown. */
function gone(code: NoticeWord<'clients'> | 'not-refused' | 'not-attached'): NoticeWord<'clients'> {
  if (code === 'not-found') return 'request-gone';
  // For a client it means that the ERP manages the record; a request has no record.
  if (code === 'managed-by-erp') return 'not-in-erp';
  return code === 'not-refused' || code === 'not-attached' ? 'already-decided' : code;
}
