'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { revokeAppKey } from '#lib/app-auth/revoke-app-key.ts';
import { askAboutZone } from '#lib/forms/ask-about-zone.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { keepShown } from '#lib/session/handed/shown-once.ts';
import { idleHourChoices, renewJoinCode, setIdleHours, setProofNeeded } from '#lib/structures/change-settings.ts';
import { factorRequirements, setFactorRequirement } from '#lib/structures/factor-requirement.ts';
import { regionFields } from '#lib/structures/region-fields.ts';
import { setRegion } from '#lib/structures/set-region.ts';
import { refreshFrame } from '../refresh-frame.ts';
import { newKeyCookie } from './new-key-cookie.ts';

const keyInput = z.object({ name: requiredText(80), mayVouch: z.preprocess((value) => value === 'on', z.boolean()) });

export const createKeyAction = formAction(keyInput, async (staff, input, { problems }) => {
  const created = await createAppKey(staff, input);
  if (!created.ok) return fail({ error: problems[created.problem.code] });
  await keepShown(newKeyCookie, `/${staff.structure.slug}/settings`, created.value.key);
  return succeed(address(staff, 'key-created'));
});

export const revokeKeyAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const revoked = await revokeAppKey(staff, id);
  return address(staff, revoked.ok ? 'key-revoked' : revoked.problem.code);
});

export const renewCodeAction = buttonAction(z.object({}), async (staff) => {
  const renewed = await renewJoinCode(staff);
  return address(staff, renewed.ok ? 'code-renewed' : renewed.problem.code);
});

export const proofAction = buttonAction(z.object({ needed: z.enum(['yes', 'no']) }), async (staff, { needed }) => {
  const set = await setProofNeeded(staff, needed === 'yes');
  return address(staff, set.ok ? 'proof-changed' : set.problem.code);
});

const regionInput = ({ structure }: Staff) => z.object(regionFields(structure));

const idleInput = z.object({
  idleHours: z.coerce.number('not-a-choice').pipe(z.literal(idleHourChoices, 'not-a-choice')),
});

export const idleAction = formAction(idleInput, async (staff, { idleHours }, { problems }) => {
  const set = await setIdleHours(staff, idleHours);
  return set.ok ? succeed(address(staff, 'idle-changed')) : fail({ error: problems[set.problem.code] });
});

const factorInput = z.object({ secondFactor: z.enum(factorRequirements, 'not-a-choice') });

export const factorAction = formAction(factorInput, async (staff, { secondFactor }, { problems }) => {
  const set = await setFactorRequirement(staff, secondFactor);
  // The frame says until when a factor has to be set up.
  if (set.ok) refreshFrame(staff);
  return set.ok ? succeed(address(staff, 'factor-changed')) : fail({ error: problems[set.problem.code] });
});

export const regionAction = formAction(regionInput, async (staff, { zoneAsked, ...region }, { problems, settings }) => {
  const question = askAboutZone({ ...region, zoneAsked }, await currentLocale(), settings.region);
  if (question) return fail(question);
  const set = await setRegion(staff, region);
  if (set.ok) return succeed(address(staff, 'region-changed'));
  if (set.problem.code === 'not-allowed') return fail({ error: problems['not-allowed'] });
  return fail({ errors: Object.fromEntries(set.problem.fields.map((field) => [field, problems['not-a-choice']])) });
});

function address({ structure }: Staff, notice: NoticeWord<'settings'>): string {
  return addressWithNotice('settings', `/${structure.slug}/settings`, notice);
}
