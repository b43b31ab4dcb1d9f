'use server';

import { z } from 'zod';
import { pullBase } from '#lib/erp/thin/pull-base.ts';
import { saveApiSettings } from '#lib/erp/thin/save-api-settings.ts';
import { testApi } from '#lib/erp/thin/test-api.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { fail, succeed } from '#lib/result.ts';
import { apiFieldName, settingName } from './api-field-name.ts';

/** Whatever fields the profile has: `saveApiSettings` reads only those. */
const entered = z.record(z.string(), z.unknown());

export const saveApiAction = formAction(entered, async (staff, typed, { erpApi: words, problems }) => {
  const texts = Object.entries(typed).map(([name, value]): [string, string] => [settingName(name), String(value)]);
  const saved = await saveApiSettings(staff, Object.fromEntries(texts));
  if (saved.ok) return succeed(addressWithNotice('erp', `/${staff.structure.slug}/erp`, 'api-saved'));
  if (saved.problem === 'not-allowed') return fail({ error: problems['not-allowed'] });
  if (typeof saved.problem === 'string') return fail({ error: words.refused });
  const errors = Object.entries(saved.problem).map(([name, code]) => [apiFieldName(name), words.errors[code]]);
  return fail({ errors: Object.fromEntries(errors) });
});

export const testApiAction = buttonAction(z.object({}), async (staff) => {
  const tested = await testApi(staff);
  const page = `/${staff.structure.slug}/erp`;
  if (tested.ok) return addressWithNotice('erp', page, 'api-works', { people: String(tested.value) });
  const { problem } = tested;
  const notice = problem === 'not-allowed' || problem === 'not-found' ? problem : (`api-${problem}` as const);
  return addressWithNotice('erp', page, notice);
});

export const pullBaseAction = buttonAction(z.object({}), async (staff) => {
  const pulled = await pullBase(staff);
  return addressWithNotice('erp', `/${staff.structure.slug}/erp`, pulled.ok ? 'pull-started' : pulled.problem);
});
