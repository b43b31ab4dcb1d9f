'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { changeProfile } from '#lib/erp/connections/change-profile.ts';
import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import { disconnectErp, setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { addErpSecret, revokeErpSecret } from '#lib/erp/connections/rotate-secrets.ts';
import { setProviderSecret } from '#lib/erp/connections/set-provider-secret.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { decideHeldEvents, decideHeldSnapshot } from '#lib/erp/held/decide-held.ts';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { forgetShown, keepShown } from '#lib/session/handed/shown-once.ts';
import { setFormersKeepAccess } from '#lib/structures/change-settings.ts';
import { erpSecretCookie } from './erp-secret-cookie.ts';

const nothing = z.object({});
const choice = z.enum(['apply', 'discard']);

const page = (staff: Staff, notice: NoticeWord<'erp'>, rest = '') =>
  addressWithNotice('erp', `/${staff.structure.slug}/erp${rest}`, notice);

const show = (staff: Staff, secret: string) => keepShown(erpSecretCookie, `/${staff.structure.slug}/erp`, secret);
const hide = (staff: Staff) => forgetShown(erpSecretCookie, `/${staff.structure.slug}/erp`);

export const connectErpAction = buttonAction(
  z.object({ profile: z.enum(profileNames) }),
  async (staff, { profile }) => {
    const connected = await connectErp(staff, profile);
    if (!connected.ok) return page(staff, connected.problem.code);
    if (profileOf(profile).providerMakesSecret) await hide(staff);
    else await show(staff, connected.value.secret);
    return page(staff, 'connected');
  },
  ({ profile }) => ({ erp: profile }),
);

export const addSecretAction = buttonAction(nothing, async (staff) => {
  const added = await addErpSecret(staff);
  if (!added.ok) return page(staff, added.problem);
  await show(staff, added.value.secret);
  return page(staff, 'secret-added');
});

export const bringSecretAction = buttonAction(z.object({ secret: z.string() }), async (staff, { secret }) => {
  const brought = await setProviderSecret(staff, secret);
  return page(staff, brought.ok ? 'secret-brought' : brought.problem);
});

export const changeProfileAction = buttonAction(
  z.object({ profile: z.enum(profileNames) }),
  async (staff, { profile }) => {
    const changed = await changeProfile(staff, profile);
    if (!changed.ok) return page(staff, changed.problem);
    if (changed.value.secret && !profileOf(profile).providerMakesSecret) await show(staff, changed.value.secret);
    else await hide(staff);
    return page(staff, 'profile-changed');
  },
);

export const revokeSecretAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const revoked = await revokeErpSecret(staff, id);
  return page(staff, revoked.ok ? 'secret-revoked' : revoked.problem);
});

export const setEnabledAction = buttonAction(
  z.object({ enabled: z.enum(['yes', 'no']) }),
  async (staff, { enabled }) => {
    const set = await setErpEnabled(staff, enabled === 'yes');
    return page(staff, set.ok ? (enabled === 'yes' ? 'enabled' : 'disabled') : set.problem);
  },
);

export const disconnectAction = buttonAction(nothing, async (staff) => {
  const gone = await disconnectErp(staff);
  if (!gone.ok) return page(staff, gone.problem);
  await hide(staff);
  return page(staff, 'disconnected');
});

const heldForm = z.object({ choice, until: z.coerce.date() });

export const decideHeldEventsAction = buttonAction(heldForm, async (staff, { choice: wanted, until }) => {
  const decided = await decideHeldEvents(staff, wanted, until);
  return page(staff, decided.ok ? (wanted === 'apply' ? 'held-applied' : 'held-discarded') : decided.problem);
});

export const decideHeldSnapshotAction = buttonAction(
  z.object({ id: idField, choice }),
  async (staff, { id, choice: wanted }) => {
    const decided = await decideHeldSnapshot(staff, id, wanted);
    return page(staff, decided.ok ? (wanted === 'apply' ? 'held-applied' : 'held-discarded') : decided.problem);
  },
);

export const setFormersAction = buttonAction(z.object({ keep: z.enum(['yes', 'no']) }), async (staff, { keep }) => {
  const set = await setFormersKeepAccess(staff, keep === 'yes');
  return page(staff, set.ok ? 'formers-changed' : set.problem);
});

export const replayAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const replayed = await replayEvent(staff, id);
  return page(staff, replayed.ok ? 'replayed' : replayed.problem, `/events/${id}`);
});
